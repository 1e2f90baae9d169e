/** Makes an element with properties and children. Strings become text, never markup. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Sets the text only if it differs, so that a screen reader announces only changes. */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

export const clock = (at) => new Date(at).toLocaleTimeString();

/** Updates every countdown: each element with `data-until`. */
export function countDown() {
  for (const target of document.querySelectorAll("[data-until]")) {
    const seconds = Math.max(0, Math.ceil((Date.parse(target.dataset.until) - Date.now()) / 1_000));
    const minutes = Math.floor(seconds / 60);
    setText(target, minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`);
  }
}
