// A button that opens a panel under it. One at a time; Esc, Tab out or a click elsewhere closes it.

import { h, icon } from "./dom.js";

let open = null;

/** A button with a panel; `fill(close)` gives the panel's content when it is opened. */
export function menu({ label, name, glyph, kind = "", place = "" }, fill) {
  const toggle = h(
    "button.button",
    { type: "button", class: kind, "aria-haspopup": "true", "aria-expanded": "false", "aria-label": name, title: name, onclick: () => (open?.box === box ? closeMenu() : show()) },
    glyph && icon(glyph),
    label && h("span", {}, label),
    icon("down"),
  );
  const box = h("div.menu", { class: place }, toggle);
  const show = () => {
    closeMenu();
    const panel = h("div.panel", {}, fill(closeMenu));
    box.append(panel);
    toggle.setAttribute("aria-expanded", "true");
    const outside = (event) => event.composedPath().includes(box) || closeMenu();
    document.addEventListener("pointerdown", outside, true);
    box.addEventListener("focusout", leaving);
    open = { box, panel, toggle, outside, leaving };
    panel.querySelector("button")?.focus();
  };
  const leaving = (event) => event.relatedTarget && !box.contains(event.relatedTarget) && closeMenu();
  return box;
}

/** Close the open panel; true when there was one. */
export function closeMenu() {
  if (!open) return false;
  const { box, panel, toggle, outside, leaving } = open;
  open = null;
  document.removeEventListener("pointerdown", outside, true);
  box.removeEventListener("focusout", leaving);
  const inside = panel.contains(panel.getRootNode().activeElement);
  panel.remove();
  toggle.setAttribute("aria-expanded", "false");
  if (inside) toggle.focus();
  return true;
}
