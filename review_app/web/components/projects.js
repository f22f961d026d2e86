// The list of projects: plain links.

import { h, icon } from "./dom.js";
import { loadTexts, t } from "./i18n.js";
import { markTheme } from "./theme.js";

await loadTexts();

/** Draw the list. */
export function mount({ parentElement, data }) {
  const place = parentElement.querySelector(".projects");
  markTheme(place);
  const lead = data.message || (data.projects.length ? t("projects.lead") : t("projects.none"));
  place.replaceChildren(
    h("h1", {}, data.message ? t("app.name") : t("projects.title")),
    h("p.lead", { role: data.message ? "alert" : null }, lead),
    data.message ? h("a.project", { href: "/", target: "_self" }, icon("left"), h("b", {}, t("bar.projects"))) : "",
    h("nav", { "aria-label": t("projects.title") }, data.projects.map(project)),
    data.message ? "" : h("div.how", {}, t("projects.how"), h("code", {}, "sverka review article.en.txt --source article.ru.txt --reference reference.en.txt --glossary terms.csv")),
  );
}

function project({ id, shown, name, documents, changed, created }) {
  const when = new Date(changed ?? created);
  const facts = [documents > 1 && t("projects.documents", { count: documents }), t("projects.changed", { when: when.toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) }), name !== shown && name];
  return h("a.project", { href: `/?project=${id}`, target: "_self" }, icon("file"), h("span", {}, h("b", {}, shown), h("small", {}, facts.filter(Boolean).join(" · "))), h("span.space"), icon("right"));
}
