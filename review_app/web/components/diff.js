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
  const parts = [];
  push(parts, "same", old.slice(0, head));
  middle(parts, old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  push(parts, "same", old.slice(old.length - tail));
  return parts;
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
