// Interface texts: one table a language beside this file.

let texts = {};

/** Load the table of the browser's language, English for what it lacks. */
export async function loadTexts(languages = navigator.languages ?? ["en"]) {
  const wanted = languages.map((tag) => tag.slice(0, 2)).find((tag) => ["en", "ru"].includes(tag)) ?? "en";
  const load = async (language) => (await fetch(new URL(`./${language}.json`, import.meta.url))).json();
  texts = wanted === "en" ? await load("en") : { ...(await load("en")), ...(await load(wanted)) };
}

/** The text of a key with {names} filled in; the key itself when there is none, so that a slip shows. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Why the desk refused an act, in the browser's language where its table has that sentence. */
export function refusal(message) {
  return texts[`refused.${message}`] ?? message;
}

/** A time as the reviewer's clock shows it. */
export function clock(iso) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? "" : time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
