// The editor: it holds every key typed. Its text area is made once and never replaced, so focus and undo stay.

import { button, h } from "./dom.js";
import { clock, refusal, t } from "./i18n.js";
import { changed } from "./cards.js";
import { conflictBox } from "./conflict.js";
import { toPoints } from "./points.js";

const PATIENCE = 5000; // ms to wait for the server before the text is given back to the reviewer
const SETTLED = 120; // ms without a key before the diff is drawn again

/** The middle pane's lower half. */
export class Editor {
  constructor(ui) {
    this.ui = ui;
    this.unit = null; // whose text is shown
    this.version = 0; // the version that text was made from
    this.saving = null; // the act that is on its way
    this.sent = null; // the text it carries, where the area stays open meanwhile
    this.later = null; // what was typed after that, and in which segment
    this.area = h("textarea.area", { "aria-label": t("editor.label"), dir: "auto", rows: 3, spellcheck: "true", autocomplete: "off", "data-testid": "editor" });
    this.area.addEventListener("input", () => this.typed());
    this.area.addEventListener("blur", () => this.drafts.flush());
    this.conflict = h("div.conflictplace");
    this.diff = h("div.diff", { role: "group", dir: "auto", "aria-label": t("editor.diff") });
    this.status = h("span.saved", { role: "status", "aria-live": "polite" });
    this.tools = h("div.tools", { role: "toolbar", "aria-label": t("editor.tools") });
    this.root = h("section.editor", { "aria-label": t("editor.label") }, this.conflict, this.area, h("div.under", {}, this.status), this.tools, this.diff);
  }

  get drafts() {
    return this.ui.drafts;
  }

  get segment() {
    return this.ui.data.segment;
  }

  /** True when the text differs from what is stored. */
  get dirty() {
    return this.unit !== null && this.segment?.id === this.unit && this.area.value !== this.segment.text;
  }

  /** Bring the editor up to date with the data; what is typed stays typed. */
  update() {
    const { segment } = this;
    if (!segment) {
      this.unit = null;
      return;
    }
    const same = this.unit === segment.id;
    if (!same || (this.version !== segment.version && !this.typing)) this.show(segment);
    this.area.lang = segment.language;
    this.resolve(segment);
    this.tools.replaceChildren(...this.buttons(segment));
    this.draw();
  }

  /** True while the shown text is the reviewer's own and not stored. */
  get typing() {
    return this.drafts.read(this.unit) !== null;
  }

  show(segment) {
    if (this.later?.unit === segment.id) return this.goOn(segment);
    const draft = this.drafts.newest(segment.id, segment.draft);
    this.unit = segment.id;
    this.say("");
    if (draft && draft.text !== segment.text) {
      this.area.value = draft.text;
      this.version = draft.version;
      this.say(t("editor.restored", { time: clock(draft.at) }));
      if (this.drafts.read(segment.id)?.text === draft.text && segment.draft?.text !== draft.text) this.drafts.keep(segment.id, draft.text, draft.version);
      return;
    }
    if (draft) this.drafts.forget(segment.id);
    this.area.value = segment.text;
    this.version = segment.version;
  }

  /** The save is stored, and there is more text by now: it is a draft on what was stored, under the same cursor. */
  goOn(segment) {
    this.unit = segment.id;
    this.version = segment.version;
    this.later = null;
    this.drafts.keep(segment.id, this.area.value, segment.version);
    this.say(t("editor.typing"));
  }

  /** Text typed over an older version than the stored one: both are shown, the reviewer chooses. */
  resolve(segment) {
    const stale = this.version !== segment.version && this.area.value !== segment.text;
    if (!stale) {
      // The stored text is what was typed (an answer was lost on its way, or somebody wrote the same): no draft any more.
      if (this.version !== segment.version) this.drafts.forget(segment.id);
      this.version = segment.version;
      if (this.conflict.childElementCount) this.conflict.replaceChildren();
      return;
    }
    const choose = (text, version, save) => {
      this.area.value = text;
      this.version = version;
      this.conflict.replaceChildren();
      if (text === segment.text) this.giveUp();
      else this.drafts.keep(this.unit, text, version);
      if (save) this.save(0);
      else this.draw();
    };
    const said = this.ui.data.answer;
    const by = said?.kind === "conflict" && said.unit_id === segment.id ? said.conflict.by : "";
    this.conflict.replaceChildren(
      conflictBox({
        by,
        mine: this.area.value,
        theirs: segment.text,
        keepMine: () => choose(this.area.value, segment.version, true),
        takeTheirs: () => choose(segment.text, segment.version, false),
        merge: () => choose(this.area.value, segment.version, false),
      }),
    );
  }

  typed() {
    if (this.unit === null) return;
    if (this.area.value === this.segment.text && this.version === this.segment.version) {
      this.giveUp();
      this.say("");
    } else {
      this.drafts.keep(this.unit, this.area.value, this.version);
      this.say(t("editor.typing"));
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), SETTLED);
    this.fit();
  }

  /** Forget the draft, here and in the database. */
  giveUp() {
    const known = this.typing || this.segment.draft;
    this.drafts.forget(this.unit);
    if (known) this.ui.act("discard", { unit_id: this.unit }, { quiet: true });
  }

  /** The server has stored a draft. */
  kept({ unit_id: unit, at, mark }) {
    if (unit !== this.unit || !this.dirty || this.saving || mark !== this.drafts.sent) return;
    this.say(t("editor.kept", { time: clock(at) }));
  }

  /** Store the text; step 1 goes on to the next segment. */
  save(step, approve = step !== 0) {
    const action = approve ? "approve" : "save";
    this.send(action, { text: this.area.value, step });
  }

  /** An act that carries the editor's text. What stays on the segment leaves the area open: typing goes on meanwhile.
   *  Anything else closes it until the answer is there, or keys would fall on words not yet seen. */
  send(action, fields = {}) {
    if (this.unit === null || this.saving) return;
    if (this.conflict.childElementCount && this.dirty) return this.say(t("editor.choose"), "bad");
    const text = this.dirty && action !== "delete" ? { text: this.area.value } : {};
    const carried = { ...text, ...fields };
    const act = this.ui.act(action, { unit_id: this.unit, version: this.version, ...carried });
    this.saving = act;
    this.carried = carried.text !== undefined;
    const stays = ["save", "approve", "status"].includes(action) && !fields.step;
    this.sent = stays ? this.area.value : null;
    this.area.readOnly = !stays;
    this.say(t("editor.saving"));
    this.fallback = setTimeout(() => this.answered({ op_id: act, kind: "lost" }), PATIENCE);
  }

  /** The answer to an act is there, or will not come. */
  answered(answer) {
    if (!this.saving || answer.op_id !== this.saving) return;
    clearTimeout(this.fallback);
    this.saving = null;
    this.area.readOnly = false;
    if (answer.kind === "done") {
      const more = this.sent !== null && this.area.value !== this.sent;
      this.later = more ? { unit: this.unit } : null;
      if (this.carried && !more) this.drafts.forget(answer.unit_id); // what was typed and not sent stays
      this.unit = null; // what the server shows next is shown as it stands
      this.told = more ? null : t("editor.saved", { time: clock(Date.now()) });
    } else if (answer.kind === "lost") {
      this.say(t("editor.lost"), "bad");
    } else if (answer.kind === "refused") {
      this.say(refusal(answer.message), "bad");
    } else this.say("");
  }

  say(text, kind = "") {
    this.status.textContent = text;
    this.status.className = `saved ${kind}`;
  }

  draw() {
    const { segment } = this;
    if (!segment) return;
    if (this.told) {
      this.say(this.told);
      this.told = null;
    }
    const edited = segment.original !== "" && this.area.value !== segment.original;
    this.diff.replaceChildren(...(edited ? [h("h3", {}, t("editor.diff")), h("p", { "data-testid": "diff" }, changed(segment.original, this.area.value))] : []));
    this.fit();
  }

  fit() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight + 2, window.innerHeight * 0.32)}px`;
  }

  /** The cursor in code points, the end of the text when the editor was never entered. */
  cursor() {
    return toPoints(this.area.value, this.area.selectionStart);
  }

  buttons(segment) {
    const can = (action) => segment.can.includes(action);
    const tool = (action, glyph, keys, run) => can(action) && button({ label: t(`tool.${action}`), glyph, keys, kind: "quiet", onclick: run });
    return [
      button({ label: t("tool.save-next"), name: t("tool.save-next.hint"), keys: "Ctrl+Enter", kind: "primary", onclick: () => this.save(1) }),
      button({ label: segment.status === "approved" ? t("tool.approved") : t("tool.approve"), glyph: "check", keys: "Alt+A", onclick: () => this.approve() }),
      segment.original !== "" && this.area.value !== segment.original && button({ label: t("tool.original"), glyph: "undo", kind: "quiet", onclick: () => this.reset() }),
      h("span.break"),
      tool("join-next", "join", "Alt+J", () => this.send("join")),
      tool("split", "split", "Alt+S", () => this.split()),
      tool("insert", "insert", "Alt+I", () => this.ui.insert()),
      segment.previous_id === null && can("insert-block") && button({ label: t("tool.insert-before"), glyph: "insert", kind: "quiet", onclick: () => this.ui.insert(true) }),
      tool("delete", "trash", "Alt+D", () => this.send("delete", { block: false })),
      can("delete-block") && !can("delete") && tool("delete-block", "trash", "Alt+D", () => this.send("delete", { block: true })),
      can("delete-block") && can("delete") && tool("delete-block", "trash", "Alt+Shift+D", () => this.send("delete", { block: true })),
    ].filter(Boolean);
  }

  approve() {
    if (this.segment.status === "approved" && !this.dirty) this.send("status", { value: "unreviewed" });
    else this.send("approve");
  }

  split(block = false) {
    const at = this.cursor();
    if (at <= 0 || at >= Array.from(this.area.value).length) return this.say(t("editor.where"), "bad");
    this.send("split", { offset: at, block });
  }

  /** Put the words of the stored target back; nothing is stored before the reviewer saves. */
  reset() {
    this.area.value = this.segment.original;
    this.typed();
    this.area.focus();
  }
}
