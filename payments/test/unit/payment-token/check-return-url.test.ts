import { describe, expect, test } from "vitest";
import { checkReturnUrl } from "../../../src/payment-token/check-return-url.ts";
import { failureFrom } from "../../support/failure-from.ts";

const NOT_ALLOWED = { reason: "return-url-not-allowed", detail: expect.any(String) };

describe("without XSOLLA_RETURN_URLS", () => {
  test.each([
    "https://game.example",
    "https://game.example/",
    "https://game.example:8443/shop?from=xsolla#top",
    "HTTPS://GAME.EXAMPLE/shop",
    "https://münze.example/",
    "https://192.0.2.1/",
    "https://[2001:db8::1]/",
    "https://localhost/",
    "http://localhost",
    "http://localhost:5173/shop",
    "HTTP://LOCALHOST:5173",
    "http://127.0.0.1:5173/",
    "http://[::1]:5173/",
    "app://shop",
    "app://shop/done?order=1",
    "app:///done",
    "app://",
    "MyGame://shop",
    "com.example.game://shop",
    "my-game+beta.2://x",
  ])("%s is allowed", (url) => {
    expect(() => checkReturnUrl(url, [])).not.toThrow();
  });

  test.each([
    "javascript:alert(1)",
    "javascript://game.example/%0Aalert(1)",
    "JavaScript://x",
    "JAVASCRIPT:alert(1)",
    "java\nscript://x",
    "java\tscript://x",
    "\u0001javascript://x",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA://text/html,x",
    "file:///etc/passwd",
    "File://server/share",
    "blob:https://game.example/0b1f",
    "blob://x",
    "vbscript:msgbox(1)",
    "VBScript://x",
    "about:blank",
    "about://blank",
    "http://game.example/",
    "HTTP://game.example/",
    "http://localhost.evil.example/",
    "http://localhost@evil.example/",
    "http://evil.example/localhost",
    "http://evil.example#localhost",
    "http://evil.example?.localhost",
    "http://127.0.0.1.evil.example/",
    "http://127.0.0.2/",
    "http://0.0.0.0/",
    "http://[::2]/",
    "http://10.0.0.1/",
    "https://game.example/\n",
    "https://game.example/\r\nLocation: x",
    "https://game.example/\tx",
    "https:\\\\game.example",
    "https://game.example\\@evil.example/",
    "https:/\\evil.example",
    "app:\\\\shop",
    "http:\\\\localhost",
  ])("%j is refused", (url) => {
    expect(failureFrom(() => checkReturnUrl(url, []))).toEqual(NOT_ALLOWED);
  });
});

describe("within XSOLLA_RETURN_URLS", () => {
  test.each<[string, string]>([
    ["https://game.example", "https://game.example"],
    ["https://game.example", "https://game.example/shop?x=1#y"],
    ["https://game.example", "https://GAME.example/"],
    ["https://game.example", "https://game.example:443/"],
    ["https://game.example/", "https://game.example/shop"],
    ["https://game.example:8443", "https://game.example:8443/shop"],
    ["HTTPS://Game.Example", "https://game.example/"],
    ["https://münze.example", "https://xn--mnze-0ra.example/"],
    ["http://localhost:5173", "http://localhost:5173/shop"],
    ["app://", "app://shop"],
    ["app://", "app:///done"],
    ["app:", "app://shop"],
    ["app", "app://shop"],
    ["APP://", "app://shop"],
    ["app://shop", "app://shop/done"],
    ["com.example.game", "com.example.game://x"],
  ])("%s allows %s", (entry, url) => {
    expect(() => checkReturnUrl(url, [entry])).not.toThrow();
    expect(() => checkReturnUrl(url, ["https://other.example", entry])).not.toThrow();
  });

  test.each<[string, string]>([
    ["https://game.example", "https://game.example.evil.example/"],
    ["https://game.example", "https://game.example@evil.example/"],
    ["https://game.example", "https://game.example:443@evil.example/"],
    ["https://game.example", "https://evil.example/https://game.example"],
    ["https://game.example", "https://evil.example/?https://game.example"],
    ["https://game.example", "https://evil.example#https://game.example"],
    ["https://game.example", "https://game.exampleevil/"],
    ["https://game.example", "https://evilgame.example/"],
    ["https://game.example", "https://shop.game.example/"],
    ["https://game.example", "https://game.example:8443/"],
    ["https://game.example", "https://game.example."],
    ["https://game.example", "http://localhost/"],
    ["https://game.example", "app://game.example"],
    ["https://game.example", "https://xn--gme-gla.example/"],
    ["https://game.example:8443", "https://game.example/"],
    ["https://game.example:8443", "https://game.example:8444/"],
    ["https://localhost", "http://localhost/"],
    ["http://localhost:5173", "http://localhost:5174/"],
    ["http://localhost:5173", "http://localhost/"],
    ["http://localhost:5173", "http://127.0.0.1:5173/"],
    // The list cannot allow pages without TLS, or scripts.
    ["http://game.example", "http://game.example/"],
    ["javascript://", "javascript://x"],
    ["file://", "file:///etc/passwd"],
    ["app://", "app2://shop"],
    ["app://", "myapp://shop"],
    ["app://", "https://app/"],
    ["app://shop", "app://shop.evil"],
    ["app://shop", "app://evil/shop"],
    ["app://shop", "app://evil@shop2"],
    ["app://shop", "app:///shop"],
    ["app", "app2://x"],
  ])("%s does not allow %s", (entry, url) => {
    expect(failureFrom(() => checkReturnUrl(url, [entry]))).toEqual(NOT_ALLOWED);
    expect(failureFrom(() => checkReturnUrl(url, ["https://other.example", entry]))).toEqual(NOT_ALLOWED);
  });

  test.each(["*", "game example", "//game.example", "https://"])("the entry %o is not an origin", (entry) => {
    const failure = failureFrom(() => checkReturnUrl("https://game.example/", [entry]));
    expect(failure).toEqual({
      reason: "misconfigured",
      detail: expect.stringContaining("XSOLLA_RETURN_URLS"),
    });
    expect(JSON.stringify(failure)).not.toContain(entry);
  });
});
