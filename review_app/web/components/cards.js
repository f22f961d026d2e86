// The findings of a segment: what, why, how bad, and what instead, with one key each.

import { button, h, icon } from "./dom.js";
import { clock, t } from "./i18n.js";
import { diffWords } from "./diff.js";

/** Reasons a finding is none; the first is the default. They are stored in these words. */
export const REASONS = ["not an error", "acceptable here", "the source says so", "house style", "seen, left as it is"];
const CONTEXT = 36; // the server gives forty code points to either side

/** Draw the cards: open ones first, the decided ones folded. */
export function cards(ui) {
  const { segment } = ui.data;
  const open = segment.findings.filter((card) => !card.decision);
  const decided = segment.findings.filter((card) => card.decision);
  return [
    h("header.paneline", {}, h("h2", {}, t("cards.title")), h("span.weak", {}, open.length ? t("cards.open", { count: open.length }) : "")),
    open.map((card) => openCard(ui, card)),
    open.length === 0 && nothing(ui, decided.length),
    decided.length > 0 && folded(ui, decided),
    ui.data.history.length > 0 && history(ui),
  ];
}

function nothing(ui, decided) {
  return h(
    "div.nothing",
    {},
    icon("check"),
    h("p", {}, decided ? t("cards.all-decided") : t("cards.none")),
    ui.data.progress.findings_open > 0 && button({ label: t("cards.next"), keys: "N", onclick: () => ui.nextOpen() }),
  );
}

function openCard(ui, card) {
  const on = card.fingerprint === ui.focused;
  return h(
    "article.card",
    { class: `${card.severity} ${on ? "on" : ""}`, "data-finding": card.fingerprint, "aria-label": card.title, "aria-current": on ? "true" : null, onclick: () => ui.focusCard(card.fingerprint) },
    h("header", {}, h(`span.severity.${card.severity}`), h("b.label", {}, t(`severity.${card.severity}`)), h("h3", {}, card.title), h("div.space"), confidence(card)),
    h("p.message", {}, card.message),
    h("p.category", {}, [card.category, card.places > 0 && t(card.places === 1 ? "cards.place" : "cards.places", { count: card.places })].filter(Boolean).join(" · ")),
    card.evidence_text && h("blockquote", { dir: "auto" }, h("cite", {}, t(`evidence.${card.evidence_kind}`)), card.evidence_text),
    card.also.map((message) => h("p.also", {}, message)),
    h("div.fixes", {}, card.fixes.map((fix, index) => fixButton(ui, card, fix, index, on))),
    dismissal(ui, card, on),
  );
}

function confidence({ confidence: sure }) {
  return sure === null ? null : h("span.weak", { title: t("cards.confidence.hint") }, t("cards.confidence", { percent: Math.round(100 * sure) }));
}

function fixButton(ui, card, fix, index, on) {
  return h(
    "button.fix",
    { type: "button", title: fix.safe ? t("cards.safe") : t("cards.unsafe"), "aria-keyshortcuts": on ? String(index + 1) : null, onclick: (event) => (event.stopPropagation(), ui.fix(card, fix)) },
    h("span.fixhead", {}, h("kbd", { "aria-hidden": "true" }, on ? index + 1 : "·"), h("b", {}, fix.title), fix.safe && h("span.tag.safe", {}, t("cards.safe.short"))),
    (fix.before || fix.after) && h("span.change", { dir: "auto" }, changed(fix.before, fix.after, whole)),
  );
}

/** A change in words: what goes is struck out, what comes is underlined; line ends are drawn, they are often the point. */
export function changed(before, after, trim = (parts) => parts) {
  return trim(diffWords(before, after)).map(({ kind, text }) => {
    const shown = kind === "same" ? text.replace(/\s*\n\s*/g, " ¶ ") : text.replace(/\n/g, "¶");
    if (kind === "gone") return h("del", {}, /^ +$/.test(shown) ? shown.replaceAll(" ", "␣") : shown);
    return kind === "new" ? h("ins", {}, shown) : shown;
  });
}

/** The words around a fix are cut at a length: leave out what is left of the word at either end. */
function whole(parts) {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first?.kind === "same" && first.text.length >= CONTEXT) first.text = first.text.replace(/^\S+\s/, "… ");
  if (last !== first && last?.kind === "same" && last.text.length >= CONTEXT) last.text = last.text.replace(/\s\S+$/, " …");
  return parts;
}

function dismissal(ui, card, on) {
  const reason = h("select", { "aria-label": t("cards.reason"), onclick: (event) => event.stopPropagation() }, REASONS.map((value) => h("option", { value }, t(`reason.${value}`))));
  return h(
    "footer",
    {},
    button({ label: t("cards.dismiss"), glyph: "close", keys: on ? "X" : null, kind: "quiet", onclick: (event) => (event.stopPropagation(), ui.dismiss(card, reason.value)) }),
    reason,
  );
}

function folded(ui, decided) {
  const box = h("details.decided", {}, h("summary", {}, t("cards.decided", { count: decided.length })), decided.map((card) => decidedLine(ui, card)));
  box.open = ui.decidedOpen;
  box.addEventListener("toggle", () => (ui.decidedOpen = box.open));
  return box;
}

function decidedLine(ui, card) {
  const { kind, reason, reviewer, at } = card.decision;
  return h(
    "div.line",
    {},
    h("span.severity", { class: card.severity }),
    h("div", {}, h("b", {}, card.title), h("p.weak", {}, [t(`decision.${kind}`), reason && (REASONS.includes(reason) ? t(`reason.${reason}`) : reason), reviewer, clock(at)].filter(Boolean).join(" · "))),
    h("div.space"),
    kind === "dismiss" && button({ label: t("cards.reopen"), kind: "quiet", onclick: () => ui.act("reopen", { fingerprint: card.fingerprint }) }),
  );
}

/** Who did what to this segment and when, the newest first; the reviewer's own latest act can be taken back here. */
function history(ui) {
  const lines = ui.data.history;
  const box = h("details.decided.history", {}, h("summary", {}, t("history.title", { count: lines.length })), lines.map((entry) => historyLine(ui, entry)));
  box.open = ui.historyOpen;
  box.addEventListener("toggle", () => (ui.historyOpen = box.open));
  return box;
}

function historyLine(ui, { seq, kind, reviewer, at, before, after, undone }) {
  const when = new Date(at).toLocaleString([], { dateStyle: "short", timeStyle: "short" });
  return h(
    "div.line",
    {},
    h("div.what", {}, h("b", {}, t(`done.${kind}`)), h("p.weak", {}, [reviewer, when, undone && t("history.undone")].filter(Boolean).join(" · ")), before !== after && h("p", { dir: "auto" }, changed(before, after))),
    seq === ui.data.undo_seq && button({ label: t("history.undo"), kind: "quiet", onclick: () => ui.act("undo") }),
  );
}
