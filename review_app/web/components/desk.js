// The desk: one component, three panes. It draws what the server sends and sends what the reviewer does.

import { cards, REASONS } from "./cards.js";
import { goneBox } from "./conflict.js";
import { deliver } from "./delivery.js";
import { button, freshId, h, originOf } from "./dom.js";
import { Drafts } from "./drafts.js";
import { Editor } from "./editor.js";
import { loadTexts, refusal, t } from "./i18n.js";
import { keyMap, meaning } from "./keys.js";
import { List } from "./list.js";
import { closeMenu } from "./menu.js";
import { segmentView } from "./segment.js";
import { topbar } from "./topbar.js";
import { markTheme } from "./theme.js";

await loadTexts();

const WRITES = new Set(["save", "approve", "status", "fix", "dismiss", "reopen", "join", "split", "delete", "insert", "undo", "redo"]);
const MOVES = new Set(["next", "previous", "next-open", "card-next", "card-previous", "edit", "search", "help"]);
const PATIENT = new Set([...MOVES, "undo", "redo", "insert"]); // keys that may wait for a write
const DECIDING = new Set(["fix", "dismiss", "delete"]); // after these another finding may come into focus by itself
const PATIENCE = 5000; // ms before an act counts as lost
const QUEUE = 8; // keys held while an act is on its way
const desks = new WeakMap();

/** Streamlit calls this with every change of the data; the desk itself is made once. */
export function mount(component) {
  const place = component.parentElement.querySelector(".desk");
  if (!desks.has(place)) desks.set(place, new Desk(place, component));
  const desk = desks.get(place);
  desk.update(component);
  return () => desk.close();
}

class Desk {
  constructor(place, { data, setTriggerValue }) {
    this.place = place;
    this.data = data;
    this.trigger = setTriggerValue;
    this.drafts = new Drafts((draft) => {
      this.drafts.sent = draft.mark;
      this.trigger("draft", draft);
    });
    this.waiting = null; // the write on its way
    this.queue = [];
    this.focused = null; // the card that keys act on
    this.brought = null; // the card that a fix brought into focus, until a key goes on
    this.decidedOpen = false;
    this.historyOpen = false;
    this.bar = h("header.bar");
    this.list = new List(this);
    this.view = h("div.view");
    this.editor = new Editor(this);
    this.cards = h("aside.cards", { "aria-label": t("cards.title"), tabindex: -1 });
    this.toast = h("div.toast", { role: "status", "aria-live": "polite" });
    this.gone = h("div");
    this.middle = h("div.middle", {}, this.gone, this.view, this.editor.root);
    place.replaceChildren(this.bar, h("div.panes", {}, this.list.root, this.middle, this.cards), this.toast);
    this.onkey = (event) => this.key(event);
    this.onhide = () => this.drafts.flush();
    document.addEventListener("keydown", this.onkey, true);
    document.addEventListener("visibilitychange", this.onhide);
    window.addEventListener("pagehide", this.onhide);
  }

  close() {
    document.removeEventListener("keydown", this.onkey, true);
    document.removeEventListener("visibilitychange", this.onhide);
    window.removeEventListener("pagehide", this.onhide);
    desks.delete(this.place);
  }

  update({ data, setTriggerValue }) {
    const before = this.data.segment?.id;
    this.trigger = setTriggerValue;
    this.data = data;
    this.drafts.storage = data.storage;
    markTheme(this.place);
    const answer = this.news(data.answer);
    if (answer) this.editor.answered(answer);
    if (answer) this.answered(answer);
    if (this.target === data.segment?.id || answer) this.target = null;
    const open = data.segment?.findings.filter((card) => !card.decision) ?? [];
    if (!open.some((card) => card.fingerprint === this.focused)) this.focused = open[0]?.fingerprint ?? null;
    if (answer?.kind === "done" && DECIDING.has(answer.action)) this.brought = this.focused;
    this.draw(before !== data.segment?.id);
    if (data.draft_at) this.editor.kept(data.draft_at);
    this.replay();
  }

  draw(moved) {
    const { data } = this;
    redraw(this.bar, JSON.stringify([data.name, data.progress, data.evidence, data.undo, data.redo]), () => topbar(this));
    this.list.update(data);
    this.drawSegment();
    this.editor.root.hidden = !data.segment;
    this.editor.update();
    if (moved) {
      this.middle.scrollTop = this.cards.scrollTop = 0;
      if (this.place.offsetHeight > window.innerHeight) this.place.scrollIntoView(); // one column: the segment is on top
    }
  }

  drawSegment() {
    const { segment } = this.data;
    redraw(this.view, JSON.stringify([segment, this.focused]), () => (segment ? segmentView(this) : [h("p.empty", {}, t("desk.empty"))]));
    redraw(this.cards, JSON.stringify([segment?.id, segment?.findings, this.focused, this.data.progress, this.data.history, this.data.undo_seq]), () => (segment ? cards(this) : []));
    this.view.querySelector("mark.on")?.scrollIntoView({ block: "nearest" });
    this.cards.querySelector(".card.on")?.scrollIntoView({ block: "nearest" });
  }

  /** The answer to an act of this page that was not seen before. */
  news(answer) {
    if (!answer || answer.op_id === this.seen) return null;
    this.seen = answer.op_id;
    return answer;
  }

  answered(answer) {
    if (this.waiting?.op_id === answer.op_id) this.settle();
    if (answer.delivery) this.hand(answer.delivery);
    if (answer.kind === "refused") this.say(refusal(answer.message), "bad");
    if (answer.kind === "done" && answer.message) this.say(answer.said ? t(`done.${answer.said}`) : answer.message);
    if (answer.kind === "conflict") this.conflict(answer);
  }

  conflict({ conflict, action }) {
    if (conflict.unit_id === null) {
      this.gone.replaceChildren(goneBox({ by: conflict.by, mine: conflict.mine, close: () => this.gone.replaceChildren() }));
    } else if (!["save", "approve", "join", "split"].includes(action) || !conflict.mine) {
      this.say(t("conflict.by", { by: conflict.by }), "bad");
    }
  }

  async hand(delivery) {
    const done = await deliver(delivery);
    if (!done) this.say(t("export.no-clipboard"), "bad");
    else this.say(delivery.copy ? t("export.copied") : t("export.saved", { name: delivery.name }));
  }

  /** Send an act; its name comes back. Only one write is on its way at a time. */
  act(action, fields = {}, { quiet = false } = {}) {
    const { segment, revision } = this.data;
    const act = { op_id: freshId(), action, unit_id: segment?.id ?? 0, version: segment?.version ?? 0, revision, ...fields };
    // The act carries the text itself: a draft on its way would only arrive after it.
    if (fields.text === undefined) this.drafts.flush();
    else this.drafts.hold();
    if (WRITES.has(action)) {
      this.waiting = { op_id: act.op_id, timer: setTimeout(() => this.lost(action), PATIENCE) };
      this.place.classList.add("busy");
    }
    if (!quiet) {
      this.gone.replaceChildren();
      this.brought = null;
    }
    this.trigger("act", act);
    return act.op_id;
  }

  settle() {
    clearTimeout(this.waiting?.timer);
    this.waiting = null;
    this.place.classList.remove("busy");
  }

  lost() {
    this.settle();
    this.queue = [];
    this.say(t("desk.lost"), "bad");
  }

  say(text, kind = "") {
    clearTimeout(this.hush);
    this.toast.replaceChildren(h("p", { class: kind }, text));
    this.hush = setTimeout(() => this.toast.replaceChildren(), kind ? 9000 : 3500);
  }

  go(unit) {
    this.target = unit;
    this.list.select(unit);
    this.act("go", { unit_id: unit });
  }

  step(step) {
    const from = this.target ?? this.data.segment?.id;
    const unit = this.list.beside(from, step);
    if (unit !== null) this.go(unit);
    else this.act("step", { step });
  }

  /**
   * The next open finding: in this segment, else in the next segment that has one. The one that a fix has brought into
   * focus is the next: fixing in the rhythm of N and 1 leaves none out.
   */
  nextOpen() {
    const brought = this.brought !== null && this.brought === this.focused;
    this.brought = null;
    if (!brought && !this.card(1)) this.act("next-open");
  }

  /** Move the focus among the open cards; false at the end. */
  card(step) {
    const open = this.data.segment?.findings.filter((card) => !card.decision) ?? [];
    const next = open[open.findIndex((card) => card.fingerprint === this.focused) + step];
    if (next) this.focusCard(next.fingerprint);
    return Boolean(next);
  }

  focusCard(fingerprint) {
    if (fingerprint === this.focused) return;
    this.focused = fingerprint;
    this.drawSegment();
  }

  fix(card, fix) {
    if (this.editor.dirty) this.say(t("cards.save-first"), "bad");
    else if (!this.waiting) this.act("fix", { fingerprint: card.fingerprint, fix: fix.index });
  }

  dismiss(card, reason = REASONS[0]) {
    if (!this.waiting) this.act("dismiss", { fingerprint: card.fingerprint, reason });
  }

  /** Ask for the words of a new segment, and whether it is a paragraph of its own; before the first one it always is. */
  insert(before = false) {
    const title = t(before ? "tool.insert-before" : "tool.insert");
    const area = h("textarea.area", { rows: 3, dir: "auto", "aria-label": t(before ? "insert.text-before" : "insert.text") });
    const block = h("input", { type: "checkbox" });
    block.checked = !this.data.segment.can.includes("insert");
    const send = () => {
      if (area.value.trim()) this.act("insert", { text: area.value.trim(), block: block.checked, value: before ? "before" : "" });
      box.close();
    };
    area.addEventListener("keydown", (event) => event.ctrlKey && event.key === "Enter" && (event.stopPropagation(), send()));
    const box = h("dialog.ask", { "aria-label": title }, h("h2", {}, title), area, !before && this.data.segment.can.includes("insert-block") && h("label.only", {}, block, t("insert.block")), h("div.tools", {}, button({ label: t("insert.do"), keys: "Ctrl+Enter", kind: "primary", onclick: send }), button({ label: t("insert.cancel"), kind: "quiet", onclick: () => box.close() })));
    box.addEventListener("close", () => box.remove());
    this.place.append(box);
    box.showModal();
  }

  help() {
    const box = keyMap(() => box.close());
    this.place.append(box);
    box.showModal();
  }

  key(event) {
    if (this.place.querySelector("dialog[open]")) return;
    const name = meaning(event, originOf(event));
    if (!name) return;
    if (event.repeat && !MOVES.has(name)) return event.preventDefault(); // a key held down is one press
    if (name === "leave" ? this.leave() : this.press(name)) event.preventDefault();
    event.stopPropagation();
  }

  leave() {
    if (closeMenu()) return true;
    this.place.getRootNode().activeElement?.blur();
    return true;
  }

  /**
   * Do what a key asks for. While a write is on its way, keys that move or undo wait for it; another write is left
   * out, for it would fall on words that the reviewer has not seen.
   */
  press(name) {
    if (this.waiting || this.editor.saving) {
      if (PATIENT.has(name) && this.queue.length < QUEUE) this.queue.push(name);
      return true;
    }
    const { segment } = this.data;
    const { editor } = this;
    const can = (action) => segment?.can.includes(action);
    const focused = segment?.findings.find((card) => card.fingerprint === this.focused);
    const [verb, number] = name.split(" ");
    const doing = {
      next: () => this.step(1),
      previous: () => this.step(-1),
      "next-open": () => this.nextOpen(),
      "card-next": () => this.card(1),
      "card-previous": () => this.card(-1),
      fix: () => focused?.fixes[number - 1] && this.fix(focused, focused.fixes[number - 1]),
      dismiss: () => focused && this.dismiss(focused),
      edit: () => editor.area.focus(),
      "save-next": () => editor.save(1),
      save: () => editor.save(0),
      approve: () => editor.approve(),
      join: () => can("join-next") && editor.send("join"),
      split: () => can("split") && editor.split(),
      insert: () => segment && this.insert(),
      delete: () => (can("delete") || can("delete-block")) && editor.send("delete", { block: !can("delete") }),
      "delete-block": () => can("delete-block") && editor.send("delete", { block: true }),
      undo: () => this.data.undo && this.act("undo"),
      redo: () => this.data.redo && this.act("redo"),
      search: () => this.list.search.focus(),
      help: () => this.help(),
    };
    doing[verb]?.();
    return true;
  }

  replay() {
    while (this.queue.length && !this.waiting && !this.editor.saving) this.press(this.queue.shift());
  }
}

/** Draw a part again only when what it shows has changed: focus, scrolling and open menus stay. */
function redraw(element, state, draw) {
  if (element.drawn === state) return;
  element.drawn = state;
  element.replaceChildren(...draw().flat(3).filter((child) => child !== null && child !== undefined && child !== false));
}
