// Light or dark: Streamlit says it only through its background colour.

/** Mark an element with data-theme, so that style sheets can choose. */
export function markTheme(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const [red, green, blue] = channels(colour);
  element.dataset.theme = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function channels(colour) {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short) return short.slice(1).map((digit) => parseInt(digit + digit, 16));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(colour);
  if (long) return long.slice(1).map((digits) => parseInt(digits, 16));
  return (/\(([^)]+)\)/.exec(colour)?.[1] ?? "255,255,255").split(/[ ,]+/).map(Number);
}
