// The page's half of the lightbox: runs the .jslib as Unity links it, against the parts of a page that it uses.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { expect, test, vi } from "vitest";

const file = fileURLToPath(
  new URL("../../unity/Runtime/Plugins/WebGL/XsollaFirebaseLightbox.jslib", import.meta.url),
);
const source = readFileSync(file, "utf8");
const PAY_STATION = "https://sandbox-secure.xsolla.com";

type Listener = (event: object) => void;

class Page extends EventTarget {
  readonly body = new Element("body");
  readonly fullscreenElement = new Element("canvas");
  readonly exitFullscreen = vi.fn();
  readonly exitPointerLock = vi.fn();
  /** The game's canvas, which has the focus. */
  readonly activeElement = new Element("canvas");
  readonly createElement = (name: string) => new Element(name);
}

class Element {
  readonly style = { cssText: "" };
  readonly contentWindow = { postMessage: vi.fn() };
  readonly children: Element[] = [];
  readonly listeners = new Map<string, Listener>();
  parent: Element | undefined;
  src = "";
  href = "";
  target = "";
  rel = "";
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  setAttribute(): void {}
  readonly focus = vi.fn();
  appendChild(child: Element): void {
    child.parent = this;
    this.children.push(child);
  }
  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1);
  }
  addEventListener(type: string, listener: Listener): void {
    this.listeners.set(type, listener);
  }
  find(name: string): Element | undefined {
    return this.name === name
      ? this
      : this.children.map((child) => child.find(name)).find((found) => found !== undefined);
  }
}

/** Links the library as Emscripten does: names that begin with $ become globals, all others are functions. */
function page() {
  const document = new Page();
  const window = new Set<[string, Listener]>();
  const SendMessage = vi.fn();
  const open = vi.fn();
  const windowFocus = vi.fn();
  const library: Record<string, unknown> = {};
  const globals: Record<string, unknown> = {
    document,
    URL,
    open,
    window: {
      open,
      focus: windowFocus,
      addEventListener: (type: string, listener: Listener) => window.add([type, listener]),
      removeEventListener: (type: string, listener: Listener) => {
        for (const entry of window) if (entry[0] === type && entry[1] === listener) window.delete(entry);
      },
    },
    SendMessage,
    UTF8ToString: (text: string) => text,
    LibraryManager: { library },
    mergeInto: Object.assign,
  };
  runInNewContext(source, globals);
  for (const [name, value] of Object.entries(library))
    if (name.startsWith("$")) globals[name.slice(1)] = value;
  const call = (name: string, ...args: string[]) => runInNewContext(`(${library[name]})`, globals)(...args);
  return {
    SendMessage,
    open,
    window,
    windowFocus,
    canvas: document.activeElement,
    exitFullscreen: document.exitFullscreen,
    exitPointerLock: document.exitPointerLock,
    frames: () => document.body.children.length,
    find: (name: string) => document.body.find(name),
    show: (url = `${PAY_STATION}/paystation4/?token=secret`) =>
      call("XsollaFirebaseOpenLightbox", url, "Shop"),
    close: () => call("XsollaFirebaseCloseLightbox"),
    happen: (type: string, event: object) => {
      for (const [heard, listener] of [...window]) if (heard === type) listener(event);
    },
  };
}

function opened() {
  const shown = page();
  shown.show();
  const report = (
    data: unknown,
    { origin = PAY_STATION, source = shown.find("iframe")?.contentWindow } = {},
  ) => shown.happen("message", { origin, source, data });
  return { ...shown, report };
}

test("Pay Station opens in a frame, not in a window, which browsers block", () => {
  const { find, open, frames } = opened();
  expect(find("iframe")?.src).toBe(`${PAY_STATION}/paystation4/?token=secret`);
  expect(frames()).toBe(1);
  expect(open).not.toHaveBeenCalled();
});

test("the player may open it in a tab, where Safari offers Apple Pay without a registered domain", () => {
  const link = opened().find("a");
  expect(link).toMatchObject({ href: `${PAY_STATION}/paystation4/?token=secret`, target: "_blank" });
  expect(link?.rel).toBe("noopener noreferrer");
});

test("the game gives up full screen, and the mouse", () => {
  const { exitFullscreen, exitPointerLock } = opened();
  expect(exitFullscreen).toHaveBeenCalledOnce();
  expect(exitPointerLock).toHaveBeenCalledOnce();
});

/**
 * Makes the message that Xsolla's widget gets.
 * https://github.com/xsolla/paystation-embed/blob/master/src/app.js, triggerSplitStatus
 */
const status = (paymentInfo: unknown) => JSON.stringify({ command: "status", data: { paymentInfo } });

test("the status of the payment reaches the game", () => {
  const { report, SendMessage } = opened();
  report(status({ status: "invoice", invoice: 1 }));
  report(status({ status: "done" }));
  expect(SendMessage.mock.calls).toEqual([
    ["Shop", "OnLightboxStatus", "invoice"],
    ["Shop", "OnLightboxStatus", "done"],
  ]);
});

test("Pay Station gets the answer that it is in a frame and can be closed", () => {
  const { report, find } = opened();
  report('{"command":"widget-detection","data":{}}');
  const [[text, target] = []] = find("iframe")?.contentWindow.postMessage.mock.calls ?? [];
  expect(JSON.parse(text)).toMatchObject({
    command: "widget-detected",
    data: { version: expect.any(String) },
  });
  expect(target).toBe(PAY_STATION);
});

test.each<[string, unknown, object?]>([
  ["another origin", status({ status: "done" }), { origin: "https://evil.example" }],
  ["another window", status({ status: "done" }), { source: {} }],
  ["a close from another origin", '{"command":"close"}', { origin: "https://evil.example" }],
  ["no JSON", "hello"],
  ["JSON null", "null"],
  ["nothing", null],
  ["a number", 7],
  ["no command", "{}"],
  ["no text", { command: "close" }],
  ["a status of nothing", '{"command":"status"}'],
  ["a status without a payment", status(null)],
  ["a status that is not text", status({ status: 3 })],
  ["an unknown command", '{"command":"height"}'],
])("is ignored: %s", (_name, data, from) => {
  const { report, SendMessage, frames } = opened();
  report(data, from);
  expect(SendMessage).not.toHaveBeenCalled();
  expect(frames()).toBe(1);
});

test.each<[string, (shown: ReturnType<typeof opened>) => void]>([
  ["by Pay Station", ({ report }) => report('{"command":"close"}')],
  ["by Pay Station's own button", ({ report }) => report('{"command":"widget-close"}')],
  ["by the button", ({ find }) => find("button")?.listeners.get("click")?.({})],
  ["by Escape", ({ happen }) => happen("keydown", { key: "Escape" })],
])("closed %s: the frame and its listeners are removed, and the game is notified once", (_name, close) => {
  const shown = opened();
  close(shown);
  shown.happen("keydown", { key: "Escape" });
  expect(shown.SendMessage.mock.calls).toEqual([["Shop", "OnLightboxClosed", ""]]);
  expect(shown.frames()).toBe(0);
  expect(shown.window.size).toBe(0);
  // Unity may pause without the focus.
  expect(shown.windowFocus).toHaveBeenCalledOnce();
  expect(shown.canvas.focus).toHaveBeenCalledOnce();
});

test("closed by the game: the game is not notified", () => {
  const { close, frames, SendMessage } = opened();
  close();
  close();
  expect(frames()).toBe(0);
  expect(SendMessage).not.toHaveBeenCalled();
});

test("a second order replaces the first", () => {
  const { show, find, frames, SendMessage } = opened();
  show(`${PAY_STATION}/paystation4/?token=other`);
  expect(frames()).toBe(1);
  expect(find("iframe")?.src).toContain("other");
  expect(SendMessage).not.toHaveBeenCalled();
});

// The page calls them by name, which neither the compiler nor Unity's linker sees.
test("the methods that the page calls exist and are not stripped", () => {
  const component = readFileSync(
    fileURLToPath(new URL("../../unity/Runtime/PayStation/Lightbox.cs", import.meta.url)),
    "utf8",
  );
  const called = [...source.matchAll(/SendMessage\(name, '(\w+)'/g)].map(([, method]) => method);
  expect(called).toEqual(["OnLightboxStatus", "OnLightboxClosed"]);
  for (const method of called)
    expect(component).toMatch(new RegExp(`\\[Preserve\\]\\s+public void ${method}\\(string `));
  const imported = [...component.matchAll(/static extern void (\w+)\(/g)].map(([, name]) => name);
  expect(imported).toHaveLength(2);
  expect(component).toMatch(/public void Close\(\)[^}]*XsollaFirebaseCloseLightbox\(\);/);
  for (const name of imported) expect(source).toMatch(new RegExp(`^  ${name}: function`, "m"));
});
