// The middle pane's upper half: the segment in its place, with the source and the reference it is read against.

import { button, h } from "./dom.js";
import { t } from "./i18n.js";
import { cut } from "./points.js";

/** Draw one segment without its editor. */
export function segmentView(ui) {
  const { segment } = ui.data;
  return [
    h(
      "header.place",
      {},
      h("h2", {}, t("segment.title", { number: segment.number })),
      h("span.weak", {}, [t(`kind.${segment.kind}`), segment.location].filter(Boolean).join(" · ")),
      segment.status !== "unreviewed" && h("span.tag", { class: `status-${segment.status}` }, t(`status.${segment.status}`)),
      segment.edited && h("span.tag.edited", {}, t("list.edited")),
      h("div.space"),
      button({ name: t("segment.previous"), glyph: "up", keys: "K", kind: "quiet", onclick: () => ui.step(-1) }),
      button({ name: t("segment.next"), glyph: "down", keys: "J", kind: "quiet", onclick: () => ui.step(1) }),
    ),
    h(
      "div.flow",
      { lang: segment.language },
      neighbour(ui, segment.previous, segment.previous_id, -1),
      h("p.target", { dir: "auto", class: `kind-${segment.kind}`, "data-testid": "target" }, target(ui, segment)),
      neighbour(ui, segment.following, segment.next_id, 1),
    ),
    h(
      "dl.beside",
      {},
      line(t("segment.source"), segment.source, segment.source_language),
      segment.references.map((text, index) => line(segment.references.length > 1 ? `${t("segment.reference")} ${index + 1}` : t("segment.reference"), text, segment.language)),
      segment.terms.length > 0 && [h("dt", {}, t("segment.terms")), h("dd.terms", {}, segment.terms.map(term))],
    ),
  ];
}

function neighbour(ui, text, unit, step) {
  const label = t(step < 0 ? "segment.previous" : "segment.next");
  if (!text) return h("p.dim.edge", {}, t(step < 0 ? "segment.first" : "segment.last"));
  return h("p.dim", { dir: "auto", title: label, onclick: () => unit !== null && ui.go(unit) }, text);
}

function target(ui, segment) {
  return cut(segment.text, segment.marks).map(({ text, marks }) => {
    if (!marks.length) return text;
    const worst = marks.reduce((left, right) => (rank(right) > rank(left) ? right : left));
    const on = marks.some((mark) => mark.fingerprint === ui.focused);
    return h(
      `mark.${worst.severity}`,
      { class: `${on ? "on" : ""} ${worst.related ? "related" : ""}`, title: t("segment.mark", { severity: t(`severity.${worst.severity}`) }), "data-finding": worst.fingerprint, onclick: () => ui.focusCard(worst.fingerprint) },
      text,
    );
  });
}

function rank(mark) {
  return ["neutral", "minor", "major", "critical"].indexOf(mark.severity);
}

function line(label, text, language) {
  if (text === null || text === undefined) return null;
  return [h("dt", {}, label, language && h("small", {}, language)), h("dd", { dir: "auto", lang: language }, text || h("i.weak", {}, t("segment.nothing")))];
}

function term({ source, target: wanted, status, gloss, said }) {
  const forbidden = status === "forbidden";
  return h(
    `span.term.${status}`,
    { title: [t(`term.${status}`), gloss].filter(Boolean).join(": ") },
    source && h("span", {}, source),
    source && "→",
    forbidden && h("s", {}, said),
    h("b", {}, forbidden ? wanted : said || wanted),
    h("span.sr", {}, t(`term.${status}`)),
  );
}
