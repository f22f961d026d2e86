// What the server hands over: a file to download, or a text for the clipboard.

/** Give a delivery to the reviewer; true when it is there, false when the browser forbade the clipboard. */
export async function deliver({ name, mime, data, copy }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  if (copy) return toClipboard(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return true;
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return byCommand(text);
  }
}

/** Pages on http and not on this machine have no clipboard but this. */
function byCommand(text) {
  const area = Object.assign(document.createElement("textarea"), { value: text });
  area.style.cssText = "position:fixed;opacity:0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
