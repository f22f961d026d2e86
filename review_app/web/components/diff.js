// A diff by words: what a reviewer changed, as it is typed.

const WORD = /[\p{L}\p{N}\p{M}_'’]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu;
const LIMIT = 1_500_000; // cells of the table; beyond it the middle is shown as one change

/** [{kind: "same" | "gone" | "new", text}]: the "same" and "gone" joined are before, "same" and "new" are after. */
export function diffWords(before, after) {
  const [old, fresh] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail += 1;
  [head, tail] = slide(old, fresh, head, tail);
  const parts = [];
  push(parts, "same", old.slice(0, head));
  middle(parts, old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  push(parts, "same", old.slice(old.length - tail));
  return together(parts);
}

/** Changed words with only a space between them are one change: what goes first, then what comes. */
function together(parts) {
  const whole = [];
  for (let at = 0; at < parts.length; at += 1) {
    let [gone, fresh] = ["", ""];
    for (; at < parts.length; at += 1) {
      const { kind, text } = parts[at];
      const between = kind === "same" && !text.trim() && gone + fresh && at + 1 < parts.length;
      if (kind === "same" && !between) break;
      if (kind !== "new") gone += text;
      if (kind !== "gone") fresh += text;
    }
    if (gone) whole.push({ kind: "gone", text: gone });
    if (fresh) whole.push({ kind: "new", text: fresh });
    if (at < parts.length) whole.push(parts[at]);
  }
  return whole;
}

/** A run of words that only goes or only comes may begin at several places: the beginning of a line reads best. */
function slide(old, fresh, head, tail) {
  const longer = old.length > fresh.length ? old : fresh;
  const size = Math.abs(old.length - fresh.length);
  if (!size || head + tail + size !== longer.length) return [head, tail];
  let best = head;
  for (let at = head; at >= 0; at -= 1) {
    if (rate(longer[at - 1]) > rate(longer[best - 1])) best = at;
    if (at === 0 || longer[at - 1] !== longer[at - 1 + size]) break;
  }
  return [best, tail + head - best];
}

function rate(word) {
  if (word === undefined || word.includes("\n")) return 2;
  return word.trim() ? 0 : 1;
}

function middle(parts, old, fresh) {
  if (old.length * fresh.length > LIMIT) {
    push(parts, "gone", old);
    push(parts, "new", fresh);
    return;
  }
  const width = fresh.length + 1;
  const table = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const across = Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
      // A shared space between two changed words is not worth an island of its own: only words count.
      const worth = old[i].trim() ? 2 : 1;
      table[i * width + j] = old[i] === fresh[j] ? Math.max(across, table[(i + 1) * width + j + 1] + worth) : across;
    }
  }
  let [i, j] = [0, 0];
  while (i < old.length && j < fresh.length) {
    const here = table[i * width + j];
    if (old[i] === fresh[j] && here > Math.max(table[(i + 1) * width + j], table[i * width + j + 1])) {
      push(parts, "same", [old[i]]);
      i += 1;
      j += 1;
    } else if (table[(i + 1) * width + j] === here) {
      push(parts, "gone", [old[i]]);
      i += 1;
    } else {
      push(parts, "new", [fresh[j]]);
      j += 1;
    }
  }
  push(parts, "gone", old.slice(i));
  push(parts, "new", fresh.slice(j));
}

function push(parts, kind, words) {
  if (!words.length) return;
  const text = words.join("");
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text;
  else parts.push({ kind, text });
}
