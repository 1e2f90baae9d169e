import { describe, expect, test } from "vitest";
import { parseRequest } from "../../../src/payment-token/parse-request.ts";
import { failureFrom } from "../../support/failure-from.ts";

const A_SKU = { sku: "coins-100" };
const LONGEST_SKU = "s".repeat(255);
const LONGEST_URL = `https://game.example/${"p".repeat(1000 - "https://game.example/".length)}`;
const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ sku: `item-${index}` }));
const fiftyOf = (quantity: number) => Array.from({ length: 50 }, () => ({ sku: "coins-100", quantity }));

/** Malformed requests, each with the path of its issue. */
const MALFORMED: [string, unknown, string][] = [
  ["null", null, ""],
  ["undefined", undefined, ""],
  ["a text", "coins-100", ""],
  ["an empty text", "", ""],
  ["a number", 1, ""],
  ["a boolean", true, ""],
  ["an array", [A_SKU], ""],
  ["an empty array", [], ""],

  ["nothing to buy", {}, "sku"],
  ["an unknown field alone", { SKU: "coins-100" }, "sku"],
  ["both sku and items", { ...A_SKU, items: [A_SKU] }, "sku"],
  ["an empty sku", { sku: "" }, "sku"],
  ["sku null", { sku: null }, "sku"],
  ["no items", { items: [] }, "sku"],
  ["items null", { items: null }, "sku"],
  ["items empty text", { items: "" }, "sku"],
  ["both empty", { sku: "", items: [] }, "sku"],
  ["quantity alone", { quantity: 1 }, "sku"],

  ["sku a number", { sku: 1 }, "sku"],
  ["sku a boolean", { sku: true }, "sku"],
  ["sku an object", { sku: { sku: "a" } }, "sku"],
  ["sku a list", { sku: ["coins-100"] }, "sku"],
  ["sku too long", { sku: `${LONGEST_SKU}s` }, "sku"],
  ["sku with a space", { sku: "coins 100" }, "sku"],
  ["sku with a space behind", { sku: "coins-100 " }, "sku"],
  ["sku with a line end", { sku: "coins-100\n" }, "sku"],
  ["sku with a slash", { sku: "coins/100" }, "sku"],
  ["sku with a backslash", { sku: "coins\\100" }, "sku"],
  ["sku with a percent sign", { sku: "coins%2F100" }, "sku"],
  ["sku with a question mark", { sku: "coins?x=1" }, "sku"],
  ["sku with a hash", { sku: "coins#100" }, "sku"],
  ["sku with a colon", { sku: "coins:100" }, "sku"],
  ["sku with a letter beyond ASCII", { sku: "münzen" }, "sku"],
  ["sku with a look-alike letter", { sku: "сoins" }, "sku"],
  ["sku with a NUL", { sku: "coins\u0000" }, "sku"],
  ["sku .", { sku: "." }, "sku"],
  ["sku ..", { sku: ".." }, "sku"],
  ["sku reserved by Firestore", { sku: "__coins__" }, "sku"],
  ["sku reserved and empty within", { sku: "____" }, "sku"],

  ["quantity 0", { ...A_SKU, quantity: 0 }, "quantity"],
  ["quantity negative", { ...A_SKU, quantity: -1 }, "quantity"],
  ["quantity too large", { ...A_SKU, quantity: 1001 }, "quantity"],
  ["quantity beyond what a double counts", { ...A_SKU, quantity: 2 ** 53 }, "quantity"],
  ["quantity a fraction", { ...A_SKU, quantity: 1.5 }, "quantity"],
  ["quantity NaN", { ...A_SKU, quantity: Number.NaN }, "quantity"],
  ["quantity infinite", { ...A_SKU, quantity: Number.POSITIVE_INFINITY }, "quantity"],
  ["quantity a text", { ...A_SKU, quantity: "2" }, "quantity"],
  ["quantity a boolean", { ...A_SKU, quantity: true }, "quantity"],
  ["quantity an object", { ...A_SKU, quantity: { value: "2" } }, "quantity"],
  ["quantity a list", { ...A_SKU, quantity: [2] }, "quantity"],
  ["quantity wrong beside items", { items: [A_SKU], quantity: "2" }, "quantity"],

  ["items an object", { items: { sku: "coins-100" } }, "items"],
  ["items a text", { items: "coins-100" }, "items"],
  ["items a number", { items: 3 }, "items"],
  ["51 lines", { items: lines(51) }, "items"],
  ["one SKU 1001 times", { items: [{ ...A_SKU, quantity: 1000 }, A_SKU] }, "items"],
  ["one SKU 50 × 21 times", { items: fiftyOf(21) }, "items"],
  ["a line null", { items: [null] }, "items.0"],
  ["a line a text", { items: ["coins-100"] }, "items.0"],
  ["a line a list", { items: [A_SKU, []] }, "items.1"],
  ["a line without sku", { items: [{ quantity: 1 }] }, "items.0.sku"],
  ["a line with an empty sku", { items: [{ sku: "" }] }, "items.0.sku"],
  ["a line with sku null", { items: [A_SKU, { sku: null }] }, "items.1.sku"],
  ["a line with a bad sku", { items: [A_SKU, A_SKU, { sku: "a b" }] }, "items.2.sku"],
  ["a line with a reserved sku", { items: [{ sku: "__a__" }] }, "items.0.sku"],
  ["a line with quantity 0", { items: [{ ...A_SKU, quantity: 0 }] }, "items.0.quantity"],
  ["a line with too many", { items: [{ ...A_SKU, quantity: 1001 }] }, "items.0.quantity"],
  ["a line with a fraction", { items: [{ ...A_SKU, quantity: 0.5 }] }, "items.0.quantity"],
  ["a line with a text", { items: [A_SKU, { ...A_SKU, quantity: "1" }] }, "items.1.quantity"],

  ["returnUrl a number", { ...A_SKU, returnUrl: 1 }, "returnUrl"],
  ["returnUrl an object", { ...A_SKU, returnUrl: {} }, "returnUrl"],
  ["returnUrl a path", { ...A_SKU, returnUrl: "/shop" }, "returnUrl"],
  ["returnUrl without a scheme", { ...A_SKU, returnUrl: "game.example/shop" }, "returnUrl"],
  ["returnUrl relative to a scheme", { ...A_SKU, returnUrl: "//game.example/shop" }, "returnUrl"],
  ["returnUrl without a host", { ...A_SKU, returnUrl: "https://" }, "returnUrl"],
  ["returnUrl too long", { ...A_SKU, returnUrl: `${LONGEST_URL}p` }, "returnUrl"],
  ["language a number", { ...A_SKU, language: 1 }, "language"],
  ["language an object", { ...A_SKU, language: { code: "de" } }, "language"],
  ["uid a number", { ...A_SKU, uid: 1 }, "uid"],
  ["uid an object", { ...A_SKU, uid: {} }, "uid"],
];

describe("malformed", () => {
  test("there are at least 60 malformed requests", () => {
    expect(MALFORMED.length).toBeGreaterThanOrEqual(60);
  });

  test.each(MALFORMED)("%s", (_name, data, path) => {
    const failure = failureFrom(() => parseRequest(data));
    if (failure.reason !== "invalid-request") throw new Error(`refused as ${failure.reason}`);
    expect(failure.issues.map((issue) => issue.path)).toContain(path);
    for (const { message } of failure.issues) expect(message).not.toBe("");
  });

  test("all errors are reported at once", () => {
    const failure = failureFrom(() => parseRequest({ sku: "a b", quantity: 0, language: 1 }));
    if (failure.reason !== "invalid-request") throw new Error(`refused as ${failure.reason}`);
    expect(failure.issues.map(({ path }) => path).toSorted()).toEqual(["language", "quantity", "sku"]);
  });
});

describe("accepted", () => {
  test.each<[string, object, object[]]>([
    ["one SKU", A_SKU, [{ sku: "coins-100", quantity: 1 }]],
    ["quantity 1", { ...A_SKU, quantity: 1 }, [{ sku: "coins-100", quantity: 1 }]],
    ["quantity 1000", { ...A_SKU, quantity: 1000 }, [{ sku: "coins-100", quantity: 1000 }]],
    ["the longest SKU", { sku: LONGEST_SKU }, [{ sku: LONGEST_SKU, quantity: 1 }]],
    ["the shortest SKU", { sku: "a" }, [{ sku: "a", quantity: 1 }]],
    ["every character", { sku: "AZaz09._-" }, [{ sku: "AZaz09._-", quantity: 1 }]],
    ["three dots", { sku: "..." }, [{ sku: "...", quantity: 1 }]],
    ["underscores in front", { sku: "__coins" }, [{ sku: "__coins", quantity: 1 }]],
    ["underscores behind", { sku: "coins__" }, [{ sku: "coins__", quantity: 1 }]],
    ["three underscores", { sku: "___" }, [{ sku: "___", quantity: 1 }]],
    ["a name of JavaScript's", { sku: "__proto" }, [{ sku: "__proto", quantity: 1 }]],
    ["items beside an unset quantity", { items: [A_SKU], quantity: 0 }, [{ sku: "coins-100", quantity: 1 }]],
    ["items", { items: [A_SKU] }, [{ sku: "coins-100", quantity: 1 }]],
    [
      "items in their order",
      { items: [{ sku: "b", quantity: 2 }, { sku: "a" }] },
      [
        { sku: "b", quantity: 2 },
        { sku: "a", quantity: 1 },
      ],
    ],
    [
      "items of one SKU, added up",
      { items: [{ sku: "b", quantity: 2 }, { sku: "a" }, { sku: "b", quantity: 998 }] },
      [
        { sku: "b", quantity: 1000 },
        { sku: "a", quantity: 1 },
      ],
    ],
    ["50 lines", { items: lines(50) }, lines(50).map(({ sku }) => ({ sku, quantity: 1 }))],
    ["50 lines of one SKU", { items: fiftyOf(20) }, [{ sku: "coins-100", quantity: 1000 }]],
    ["unknown fields of a line", { items: [{ ...A_SKU, price: 0 }] }, [{ sku: "coins-100", quantity: 1 }]],
    ["a SKU that is a name of JavaScript's", { sku: "constructor" }, [{ sku: "constructor", quantity: 1 }]],
  ])("%s", (_name, data, expected) => {
    expect(parseRequest(data)).toEqual({ lines: expected });
  });

  test.each(["", null, []])("%o in an optional field is absent", (blank) => {
    const others = { quantity: blank, returnUrl: blank, language: blank, uid: blank, email: blank };
    const bySku = parseRequest({ ...A_SKU, items: blank, ...others });
    const byItems = parseRequest({ sku: blank, items: [{ ...A_SKU, quantity: blank }], ...others });
    expect(bySku).toEqual({ lines: [{ sku: "coins-100", quantity: 1 }] });
    expect(byItems).toEqual(bySku);
  });

  test("every field", () => {
    const others = { returnUrl: LONGEST_URL, language: "zh-Hans", uid: "player-42" };
    expect(parseRequest({ ...A_SKU, ...others })).toEqual({
      lines: [{ sku: "coins-100", quantity: 1 }],
      ...others,
    });
  });

  test.each(["de", "no such language", "x".repeat(300), "!"])("language %o is not refused", (language) => {
    expect(parseRequest({ ...A_SKU, language }).language).toBe(language);
  });

  test.each([1, "p42@example.org", {}, []])("email is ignored: %o", (email) => {
    expect(parseRequest({ ...A_SKU, email })).toEqual({ lines: [{ sku: "coins-100", quantity: 1 }] });
  });

  test.each(["app://shop", "https://game.example", "javascript:alert(1)"])(
    "whether returnUrl may be %s is decided elsewhere",
    (returnUrl) => {
      expect(parseRequest({ ...A_SKU, returnUrl }).returnUrl).toBe(returnUrl);
    },
  );
});
