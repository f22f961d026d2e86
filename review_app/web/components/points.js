// Offsets: Python counts code points, the browser UTF-16 units. Converted here, at the border, and nowhere else.

/** The UTF-16 offset of a code point offset. */
export function toUnits(text, point) {
  let unit = 0;
  for (let seen = 0; seen < point && unit < text.length; seen += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}

/** The code point offset of a UTF-16 offset; the middle of a pair counts as before it. */
export function toPoints(text, unit) {
  let point = 0;
  for (let at = 0; at < unit && at < text.length; ) {
    const width = text.codePointAt(at) > 0xffff ? 2 : 1;
    if (at + width > unit) break;
    at += width;
    point += 1;
  }
  return point;
}

/** Cut a text where marks (code points, may overlap) begin and end: [{text, marks}], the texts joined are the text. */
export function cut(text, marks) {
  const points = Array.from(text);
  const edges = new Set([0, points.length]);
  for (const mark of marks) {
    edges.add(Math.max(0, Math.min(points.length, mark.start)));
    edges.add(Math.max(0, Math.min(points.length, mark.end)));
  }
  const ordered = [...edges].sort((left, right) => left - right);
  const pieces = [];
  for (let index = 0; index + 1 < ordered.length; index += 1) {
    const [start, end] = [ordered[index], ordered[index + 1]];
    const over = marks.filter((mark) => mark.start < end && mark.end > start);
    pieces.push({ text: points.slice(start, end).join(""), marks: over });
  }
  return pieces;
}
