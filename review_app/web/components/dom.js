// Building blocks of the page. Text of documents only ever goes through text nodes: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  check: "m5 12.5 4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6 6 18",
  down: "m6 9 6 6 6-6",
  up: "m6 15 6-6 6 6",
  left: "m14 6-6 6 6 6",
  right: "m10 6 6 6-6 6",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2 21 21",
  pencil: "M4 20l1-4L16.5 4.5l3 3L8 19l-4 1z",
  export: "M12 3v12m0 0 4-4m-4 4-4-4M4 19h16",
  join: "M4 6h16M4 18h16M12 9v6m-2.5-2.5L12 15l2.5-2.5",
  split: "M4 5h16M4 19h16M4 12h4m3 0h2m3 0h4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  insert: "M4 5h16M4 11h16M12 14v7m-3.5-3.5h7",
  keys: "M3 7h18v10H3zM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8",
  list: "M4 6h16M4 12h16M4 18h16",
  comment: "M4 5h16v11H10l-4 4v-4H4z",
  file: "M7 3h7l4 4v14H7z",
};

/** An element; props starting with "on" are listeners, null and false leave a prop out, children are nodes or text. */
export function h(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className += ` ${value}`;
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child);
  }
}

/** A small line drawing; decoration only, the words stand beside it or in aria-label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button with an icon, a label and the key that does the same. */
export function button({ label, name, glyph, keys, onclick, kind = "", disabled = false }) {
  const title = keys ? `${name ?? label} (${keys})` : (name ?? label);
  return h(
    `button.button`,
    { type: "button", class: kind, title, "aria-label": label ? null : name, "aria-keyshortcuts": ariaKeys(keys), disabled, onclick },
    glyph && icon(glyph),
    label && h("span", {}, label),
    keys && label && h("kbd", { "aria-hidden": "true" }, keys),
  );
}

function ariaKeys(keys) {
  return keys ? keys.replace("Ctrl", "Control") : null;
}

/** The element under the pointer or the keys, also inside a shadow root. */
export function originOf(event) {
  return event.composedPath()[0] ?? event.target;
}

/** True where letters are being typed. */
export function takesText(element) {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element.tagName === "TEXTAREA" || element.tagName === "SELECT") return true;
  return element.tagName === "INPUT" && !["checkbox", "radio", "button"].includes(element.type);
}

/** A fresh name for an act. crypto.randomUUID exists only on https and localhost. */
export function freshId() {
  if (globalThis.crypto?.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
