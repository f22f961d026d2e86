// The list of segments: fifty rows at a time, filters above, pages below.

import { button, h, icon } from "./dom.js";
import { t } from "./i18n.js";

const STATUSES = ["unreviewed", "approved", "needs-work"];
const SEVERITIES = ["critical", "major", "minor", "neutral"];
const WAIT = 250; // ms without a key before the list is searched

/** The list pane; it is made once and brought up to date, so that scrolling and typing are never disturbed. */
export class List {
  constructor(ui) {
    this.ui = ui;
    this.search = h("input.search", { type: "search", placeholder: t("filter.text"), "aria-label": t("filter.text"), oninput: () => this.later() });
    this.status = this.choice("filter.status", STATUSES, "status");
    this.severity = this.choice("filter.severity", SEVERITIES, "severity");
    this.only = h("input", { type: "checkbox", onchange: () => this.apply() });
    this.rows = h("div.rows", { role: "listbox", "aria-label": t("list.title"), tabindex: 0 });
    this.rows.addEventListener("click", (event) => {
      const row = event.target.closest("[data-unit]");
      if (row) ui.go(Number(row.dataset.unit));
    });
    this.pages = h("nav.pages", { "aria-label": t("list.pages") });
    this.root = h(
      "section.list",
      { "aria-label": t("list.title") },
      h("div.filters", {}, h("label.searchbox", {}, icon("search"), this.search), h("div.filterline", {}, this.status, this.severity, h("label.only", {}, this.only, t("filter.open")))),
      this.rows,
      this.pages,
    );
  }

  choice(key, values, prefix) {
    const options = [h("option", { value: "" }, t(key)), ...values.map((value) => h("option", { value }, t(`${prefix}.${value}`)))];
    return h("select", { "aria-label": t(key), onchange: () => this.apply() }, options);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.apply(), WAIT);
  }

  apply() {
    clearTimeout(this.timer);
    const list = (value) => (value ? [value] : []);
    this.ui.act("filter", { query: this.search.value, statuses: list(this.status.value), severities: list(this.severity.value), only_open: this.only.checked });
  }

  update(data) {
    const { filter, list } = data;
    if (this.search.getRootNode().activeElement !== this.search) this.search.value = filter.query;
    this.status.value = filter.statuses[0] ?? "";
    this.severity.value = filter.severities[0] ?? "";
    this.only.checked = filter.only_open;
    const drawn = JSON.stringify(list);
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      const several = new Set(list.rows.map((row) => row.document)).size > 1;
      this.rows.replaceChildren(...list.rows.map((row, index) => rowOf(row, list, index, several)));
      if (!list.rows.length) this.rows.append(h("p.empty", {}, t("list.empty")));
      this.pages.replaceChildren(...this.pager(list));
    }
    this.select(data.segment?.id);
  }

  pager({ offset, total, limit }) {
    const [page, pages] = [Math.floor(offset / limit), Math.max(1, Math.ceil(total / limit))];
    const turn = (to) => () => this.ui.act("page", { offset: to });
    return [
      button({ name: t("list.earlier"), glyph: "left", kind: "quiet", disabled: page === 0, onclick: turn(page - 1) }),
      h("span", {}, total ? t("list.range", { from: offset + 1, to: Math.min(total, offset + limit), total }) : t("list.none")),
      button({ name: t("list.later"), glyph: "right", kind: "quiet", disabled: page + 1 >= pages, onclick: turn(page + 1) }),
    ];
  }

  /** Show which row is the current one, before the server has answered. */
  select(unit) {
    for (const row of this.rows.querySelectorAll("[data-unit]")) {
      const current = Number(row.dataset.unit) === unit;
      if (current === (row.getAttribute("aria-selected") === "true")) continue;
      row.setAttribute("aria-selected", String(current));
      if (current) reveal(this.rows, row);
    }
    this.rows.setAttribute("aria-activedescendant", `row-${unit}`);
  }

  /** The segment `step` rows from one that stands on this page; null beyond the page's ends. */
  beside(unit, step) {
    const rows = [...this.rows.querySelectorAll("[data-unit]")];
    const at = rows.findIndex((row) => Number(row.dataset.unit) === unit);
    return at < 0 || !rows[at + step] ? null : Number(rows[at + step].dataset.unit);
  }
}

function reveal(box, row) {
  const [top, bottom] = [row.offsetTop - box.offsetTop, row.offsetTop - box.offsetTop + row.offsetHeight];
  if (top < box.scrollTop + 40) box.scrollTop = Math.max(0, top - 40);
  else if (bottom > box.scrollTop + box.clientHeight - 40) box.scrollTop = bottom - box.clientHeight + 40;
}

function rowOf(row, list, index, several) {
  const severity = row.severity ?? "none";
  const count = row.open_findings;
  const found = count ? t("list.findings", { count, severity: t(`severity.${severity}`) }) : t("list.no-findings");
  return h(
    "div.row",
    { role: "option", id: `row-${row.id}`, "data-unit": row.id, "aria-selected": "false", "aria-setsize": list.total, "aria-posinset": list.offset + index + 1, class: `kind-${row.kind} status-${row.status}` },
    h("span.number", {}, row.number),
    h("span.words", { dir: "auto" }, several && h("small", {}, `${row.document} `), row.text || " "),
    h("span.signs", {}, h(`span.severity.${severity}`, { title: found }, count > 0 && h("b", {}, count)), h("span.sr", {}, found), statusSign(row)),
  );
}

function statusSign(row) {
  const label = t(`status.${row.status}`) + (row.edited ? `, ${t("list.edited")}` : "");
  return h("span.state", { title: label }, row.edited && icon("pencil"), row.status === "approved" && icon("check"), row.status === "needs-work" && h("b.later", {}, "…"), h("span.sr", {}, label));
}
