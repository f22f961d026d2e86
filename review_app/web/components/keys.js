// The map of keys. Single letters never act while letters are being typed.

import { button, h, takesText } from "./dom.js";
import { t } from "./i18n.js";

/** Key, what it does; in the order of the help. */
export const MAP = [
  ["J", "next", "↓"],
  ["K", "previous", "↑"],
  ["N", "next-open"],
  ["→", "card-next"],
  ["←", "card-previous"],
  ["1 – 9", "fix"],
  ["X", "dismiss"],
  ["E", "edit", "Enter"],
  ["Esc", "leave"],
  ["Ctrl+Enter", "save-next"],
  ["Ctrl+S", "save"],
  ["Alt+A", "approve"],
  ["Alt+J", "join"],
  ["Alt+S", "split"],
  ["Alt+I", "insert"],
  ["Alt+D", "delete"],
  ["Alt+Shift+D", "delete-block"],
  ["U", "undo", "Ctrl+Z"],
  ["Shift+U", "redo", "Ctrl+Y"],
  ["Alt+↑ ↓", "step-editing"],
  ["/", "search"],
  ["?", "help"],
];

const PLAIN = { j: "next", ArrowDown: "next", k: "previous", ArrowUp: "previous", n: "next-open", ArrowRight: "card-next", ArrowLeft: "card-previous", x: "dismiss", e: "edit", Enter: "edit", u: "undo", U: "redo", "/": "search", "?": "help" };
const ALT = { KeyA: "approve", KeyJ: "join", KeyS: "split", KeyI: "insert", KeyD: "delete", ArrowDown: "next", ArrowUp: "previous" };

/** What a key asks for, null for nothing: a name of MAP, or "fix 2". `target` is where the key was pressed. */
export function meaning(event, target) {
  if (event.isComposing || event.metaKey) return null;
  const typing = takesText(target);
  if (event.key === "Escape") return "leave";
  if (event.ctrlKey && !event.altKey) return withControl(event, typing);
  if (event.altKey && !event.ctrlKey) {
    if (event.code === "KeyD" && event.shiftKey) return "delete-block";
    return event.shiftKey ? null : (ALT[event.code] ?? null);
  }
  if (typing || event.ctrlKey || event.altKey) return null;
  const pressable = ["BUTTON", "A", "SUMMARY"].includes(target?.tagName) || target?.type === "checkbox";
  if (pressable && ["Enter", " "].includes(event.key)) return null;
  if (/^[1-9]$/.test(event.key)) return `fix ${event.key}`;
  return PLAIN[event.key] ?? PLAIN[latin(event)] ?? null;
}

function withControl(event, typing) {
  if (event.key === "Enter") return "save-next";
  if (event.code === "KeyS") return "save";
  if (typing) return null;
  if (event.code === "KeyZ") return event.shiftKey ? "redo" : "undo";
  return event.code === "KeyY" ? "redo" : null;
}

/** The letter of the key on a Latin keyboard: a Russian layout must not switch the keys off. */
function latin({ key, code, shiftKey }) {
  const letter = /^Key([A-Z])$/.exec(code ?? "")?.[1];
  if (!letter || /^[\x20-\x7e]$/.test(key)) return null;
  return shiftKey ? letter : letter.toLowerCase();
}

/** The help: every key with what it does. */
export function keyMap(close) {
  const rows = MAP.map(([keys, name, other]) => [h("dt", {}, h("kbd", {}, keys), other && h("kbd", {}, other)), h("dd", {}, t(`key.${name}`))]);
  const box = h("dialog.help", { "aria-label": t("bar.keys") }, h("header", {}, h("h2", {}, t("bar.keys")), h("div.space"), button({ name: t("conflict.close"), glyph: "close", kind: "quiet", onclick: close })), h("dl", {}, rows));
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && close());
  return box;
}
