type Child = Node | string | false | null | undefined;

/** Makes an element with attributes, listeners (`onclick`) and children. Leaves out false, null and undefined. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | ((event: Event) => void) | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child instanceof Node || typeof child === "string"));
  return element;
}

/** Shows a line for a while, which screen readers announce. */
export function toast(text: string, kind: "good" | "bad" = "good"): void {
  const line = h("p", { class: `toast ${kind}` }, text);
  document.querySelector("#toasts")?.append(line);
  setTimeout(() => line.remove(), 8_000);
}
