// The bar on top: where one is, how far one is, undo and redo, what was checked, export.

import { button, h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { menu } from "./menu.js";

/** Draw the bar. */
export function topbar(ui) {
  const { data } = ui;
  return [
    h("a.home", { href: "/", target: "_self", title: t("bar.projects") }, icon("left"), h("span.sr", {}, t("bar.projects"))),
    h("h1.name", { title: data.name }, data.name),
    progress(data.progress),
    h("div.space"),
    evidence(data.evidence),
    h(
      "div.group",
      {},
      button({ name: data.undo ? t("bar.undo-this", { what: data.undo }) : t("bar.undo"), glyph: "undo", keys: "U", kind: "quiet", disabled: !data.undo, onclick: () => ui.act("undo") }),
      button({ name: data.redo ? t("bar.redo-this", { what: data.redo }) : t("bar.redo"), glyph: "redo", keys: "Shift+U", kind: "quiet", disabled: !data.redo, onclick: () => ui.act("redo") }),
      button({ name: t("bar.keys"), glyph: "keys", keys: "?", kind: "quiet", onclick: () => ui.help() }),
    ),
    menu({ label: t("bar.export"), glyph: "export", kind: "primary" }, (close) => exports(ui, close)),
  ];
}

function progress({ units, reviewed, findings_open: open, findings_decided: decided }) {
  const share = units ? Math.round((100 * reviewed) / units) : 0;
  const label = t("bar.progress", { reviewed, units });
  return h(
    "div.progress",
    { title: t("bar.progress.hint") },
    h("div.track", { role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": units, "aria-valuenow": reviewed }, h("div.fill", { style: `width:${share}%` })),
    h("span.numbers", {}, label),
    h("span.numbers.weak", {}, open ? t("bar.open", { open }) : decided ? t("bar.all-decided", { decided }) : t("bar.no-findings")),
  );
}

function evidence({ items, meaning_checked: meaning, not_run: notRun, notices }) {
  const label = meaning ? t("bar.evidence", { count: items.length }) : t("bar.meaning-not-checked");
  return menu({ label, place: "evidence", kind: meaning ? "quiet" : "warning" }, () => [
    h("p.hint", {}, meaning ? t("evidence.meaning") : t("evidence.no-meaning")),
    items.length > 0 && h("ul.plain", {}, items.map((item) => h("li", {}, h("span.tag", {}, t(`evidence.${item.kind}`)), ` ${item.name}`))),
    notices.map((notice) => h("p.notice", {}, notice)),
    notRun.length > 0 && h("h3", {}, t("evidence.not-run", { count: notRun.length })),
    notRun.length > 0 && h("ul.plain", {}, notRun.map(([check, reason]) => h("li", {}, h("code", {}, check), ` ${reason}`))),
  ]);
}

function exports(ui, close) {
  const item = (value) =>
    h(
      "button.item",
      {
        type: "button",
        role: "menuitem",
        onclick: () => {
          close();
          ui.act("export", { value });
        },
      },
      h("b", {}, t(`export.${value}`)),
      h("small", {}, t(`export.${value}.hint`)),
    );
  return h("div", { role: "menu", "aria-label": t("bar.export") }, ["text", "copy", "tsv", "jsonl"].map(item));
}
