// Two people changed one segment: both texts side by side, nothing decided for anybody.

import { button, h } from "./dom.js";
import { t } from "./i18n.js";
import { changed } from "./cards.js";

/** The box with both texts and three ways out. */
export function conflictBox({ by, mine, theirs, keepMine, takeTheirs, merge }) {
  return h(
    "div.conflict",
    { role: "alert" },
    h("h3", {}, by ? t("conflict.by", { by }) : t("conflict.title")),
    h("div.both", {}, side(t("conflict.theirs"), theirs), side(t("conflict.mine"), changed(theirs, mine))),
    h(
      "div.tools",
      {},
      button({ label: t("conflict.keep-mine"), kind: "primary", onclick: keepMine }),
      button({ label: t("conflict.take-theirs"), onclick: takeTheirs }),
      button({ label: t("conflict.merge"), kind: "quiet", onclick: merge }),
    ),
  );
}

/** A segment that somebody removed while it was being edited: the words typed, to copy. */
export function goneBox({ by, mine, close }) {
  return h(
    "div.conflict",
    { role: "alert" },
    h("h3", {}, t("conflict.gone", { by })),
    mine && h("textarea.area", { readonly: true, rows: 3, "aria-label": t("conflict.mine"), value: mine }),
    h("div.tools", {}, button({ label: t("conflict.close"), onclick: close })),
  );
}

function side(label, content) {
  return h("div", {}, h("h4", {}, label), h("p", { dir: "auto" }, content));
}
