import { expect, test } from "vitest";
import { checkLines } from "../../../src/payment-token/check-lines.ts";
import { rejectionOf } from "../../support/failure-from.ts";
import { json, startStandIn } from "../../support/xsolla-stand-in.ts";

const CATALOGUE: Record<string, object> = {
  coins: { sku: "coins", price: { amount: "0.10", currency: "EUR" } },
  gems: { sku: "gems", price: { amount: "0.2000", currency: "EUR" } },
  dear: { sku: "dear", price: { amount: "9007199254740993.01", currency: "EUR" } },
  dollars: { sku: "dollars", price: { amount: "1.00", currency: "USD" } },
  pack: {
    sku: "pack",
    price: { amount: "5", currency: "EUR" },
    content: [
      { sku: "coins", quantity: 2 },
      { sku: "gems", quantity: 1 },
    ],
  },
  strange: { sku: "strange", price: { amount: "5", currency: "EUR" }, content: "soon" },
  free: { sku: "free", is_free: true, price: null },
  gone: { sku: "gone", price: { amount: "1", currency: "EUR" }, limits: { per_item: { available: 0 } } },
};
const startCatalogue = () =>
  startStandIn((request, response) => {
    const item = CATALOGUE[request.url?.split(/[/?]/).at(-2) ?? ""];
    json(item ? 200 : 404, item ?? { statusCode: 404, errorCode: 4001 })(request, response);
  });
/** A buyer without a known country. */
const VISITOR = { country: undefined, sellHidden: false };
const of = (...lines: [string, number][]) => lines.map(([sku, quantity]) => ({ sku, quantity }));

test.each<[string, ReturnType<typeof of>, object]>([
  ["one line", of(["coins", 3]), { amount: "0.3", currency: "EUR" }],
  ["several lines", of(["coins", 1], ["gems", 1]), { amount: "0.3", currency: "EUR" }],
  ["a sum that no double holds", of(["dear", 2]), { amount: "18014398509481986.02", currency: "EUR" }],
  ["two currencies", of(["coins", 1], ["dollars", 1]), { amount: null, currency: null }],
])("quotes %s", async (_name, lines, quote) => {
  const { project } = await startCatalogue();
  expect((await checkLines(project, lines, VISITOR)).quote).toEqual(quote);
});

test.each<[string, ReturnType<typeof of>, ReturnType<typeof of>]>([
  ["nothing with a plain item", of(["coins", 3]), []],
  ["as much as there are bundles", of(["pack", 3], ["coins", 1]), of(["coins", 6], ["gems", 3])],
  ["nothing where the catalogue cannot be read", of(["strange", 1]), []],
])("contents: %s", async (_name, lines, contents) => {
  const { project } = await startCatalogue();
  expect((await checkLines(project, lines, VISITOR)).contents).toEqual(contents);
});

test.each<[string, ReturnType<typeof of>, object]>([
  ["an unknown SKU", of(["coins", 1], ["nothing", 1]), { reason: "unknown-sku", sku: "nothing" }],
  ["a free item", of(["free", 1]), { reason: "free-item", sku: "free" }],
  ["an item that is sold out", of(["gone", 1]), { reason: "sold-out", sku: "gone" }],
  ["the first of two faults", of(["gone", 1], ["nothing", 1]), { reason: "sold-out", sku: "gone" }],
])("refuses %s", async (_name, lines, failure) => {
  const { project } = await startCatalogue();
  expect(await rejectionOf(checkLines(project, lines, VISITOR))).toEqual(failure);
});

test("reads all SKUs concurrently", async () => {
  let waiting = 0;
  const answers: (() => void)[] = [];
  const { project } = await startStandIn((request, response) => {
    waiting += 1;
    answers.push(() => json(200, CATALOGUE.coins)(request, response));
    // Answers only when all 50 requests have arrived: sequential requests would never end.
    if (waiting === 50) for (const answer of answers) answer();
  });
  const lines = Array.from({ length: 50 }, (_, index) => ({ sku: `item-${index}`, quantity: 1 }));
  expect((await checkLines(project, lines, VISITOR)).quote).toEqual({ amount: "5", currency: "EUR" });
});

test("with a known country, the quote is that country's price and exact", async () => {
  const paths: string[] = [];
  const { project } = await startStandIn((request, response) => {
    const path = request.url ?? "";
    paths.push(path);
    const amount = path.includes("country=JP") ? "980" : "6.99";
    const currency = path.includes("country=JP") ? "JPY" : "USD";
    json(200, { sku: "banner", type: "virtual_good", price: { amount, currency } })(request, response);
  });
  const inJapan = { country: "JP", sellHidden: false };
  expect(await checkLines(project, of(["banner", 2]), inJapan)).toMatchObject({
    quote: { amount: "1960", currency: "JPY" },
    isQuoteExact: true,
  });
  expect(await checkLines(project, of(["banner", 1]), VISITOR)).toMatchObject({
    quote: { amount: "6.99", currency: "USD" },
    isQuoteExact: false,
  });
  expect(paths).toHaveLength(2);
});
