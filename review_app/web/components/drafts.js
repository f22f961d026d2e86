// Drafts: every key typed is in this browser at once, and in the database a moment later.

const WAIT = 400; // ms without a key before a draft goes to the server

/** What is typed in one project's segments, in localStorage under the project's own name. */
export class Drafts {
  constructor(send) {
    this.send = send;
    this.timer = null;
    this.waiting = null;
    this.storage = "";
  }

  key(unit) {
    return `sverka:${this.storage}:${unit}`;
  }

  /** Keep a draft here now, and send it soon. */
  keep(unit, text, version) {
    write(this.key(unit), { text, version, at: Date.now() });
    this.waiting = { unit_id: unit, text, version, mark: Date.now() };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT);
  }

  /** Send what waits: on blur, on leaving the page, before another segment is shown. */
  flush() {
    clearTimeout(this.timer);
    if (this.waiting) this.send(this.waiting);
    this.waiting = null;
  }

  /** Send nothing more of what waits; it stays kept here. */
  hold() {
    clearTimeout(this.timer);
    this.waiting = null;
  }

  /** The draft kept here, null when there is none. */
  read(unit) {
    try {
      const found = JSON.parse(localStorage.getItem(this.key(unit)) ?? "null");
      return found && typeof found.text === "string" ? found : null;
    } catch {
      return null;
    }
  }

  /** The text is stored as an edit, or given up: forget the draft, also one on its way. */
  forget(unit) {
    if (this.waiting?.unit_id === unit) {
      clearTimeout(this.timer);
      this.waiting = null;
    }
    try {
      localStorage.removeItem(this.key(unit));
    } catch {
      // storage may be forbidden; the database has the draft then
    }
  }

  /** The newer of the draft here and the one in the database: {text, version, at}, null without any. */
  newest(unit, stored) {
    const own = this.read(unit);
    const theirs = stored ? { text: stored.text, version: stored.base_version, at: Date.parse(stored.at) } : null;
    if (!own || !theirs) return own ?? theirs;
    return own.at >= theirs.at || own.version > theirs.version ? own : theirs;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full or forbidden: the database copy follows within WAIT
  }
}
