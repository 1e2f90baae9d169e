import { beforeEach, expect, test, vi } from "vitest";
import { findItem } from "../../../src/xsolla/find-item.ts";
import { rejectionOf } from "../../support/failure-from.ts";
import { json, startStandIn } from "../../support/xsolla-stand-in.ts";

// The logger captures the console when it is loaded.
const lines = vi.hoisted(() => {
  const written: string[] = [];
  console.warn = (line: unknown) => void written.push(String(line));
  return written;
});
beforeEach(() => {
  lines.length = 0;
});

const UNKNOWN = { statusCode: 404, errorCode: 4001 };
const visitor = (rest: object = {}) => ({ country: undefined, sellHidden: false, ...rest });

const admin = (sku: string, rest: object = {}) => ({
  sku,
  type: "virtual_good",
  is_enabled: true,
  is_show_in_store: true,
  prices: [
    { amount: 6.99, currency: "USD", is_default: true, is_enabled: true },
    { amount: 980, currency: "JPY", country_iso: "JP", is_default: false, is_enabled: true },
  ],
  regions: [{ id: 44 }],
  ...rest,
});

/** Starts a store with an empty public catalogue and these administrative lists. */
function startAdmin(
  items: object[],
  page: (list: object[], offset: number) => object = (list) => ({ items: list }),
) {
  return startStandIn((request, response) => {
    const url = new URL(request.url ?? "", "http://store");
    if (!url.pathname.includes("/admin/")) return json(404, UNKNOWN)(request, response);
    const list = url.pathname.endsWith("/virtual_items") ? items : [];
    json(200, page(list, Number(url.searchParams.get("offset"))))(request, response);
  });
}

/** A list without pages: the second page is empty. */
const once = (list: object[], offset: number) => ({ items: offset === 0 ? list : [] });

test("finds an item that only the lists have, with the price of the buyer's country", async () => {
  const { project } = await startAdmin([admin("banner")], once);
  expect(await findItem(project, "banner", visitor({ country: "JP" }))).toMatchObject({
    item: { sku: "banner", price: { amount: "980", currency: "JPY" } },
    isWithdrawn: false,
  });
  expect(await findItem(project, "banner", visitor({ country: "FR" }))).toMatchObject({
    item: { price: { amount: "6.99", currency: "USD" } },
  });
});

test.each([
  ["switched off", { is_enabled: false }, {}, true],
  ["switched off, and hidden ones are sold", { is_enabled: false }, { sellHidden: true }, true],
  ["hidden", { is_show_in_store: false }, {}, true],
  ["hidden, and hidden ones are sold", { is_show_in_store: false }, { sellHidden: true }, false],
  ["neither", {}, {}, false],
])("an item that is %s", async (_name, rest, option, isWithdrawn) => {
  const { project } = await startAdmin([admin("map", rest)], once);
  expect(await findItem(project, "map", visitor(option))).toMatchObject({ isWithdrawn });
});

test("keys are found in their game", async () => {
  const { project } = await startStandIn((request, response) => {
    const path = request.url ?? "";
    if (!path.includes("/admin/")) return json(404, UNKNOWN)(request, response);
    const isFirst = path.includes("/game?") && path.endsWith("offset=0");
    const game = {
      sku: "space-game",
      type: "unit",
      unit_items: [admin("space-game_steam", { type: "game_key" })],
    };
    json(200, { items: isFirst ? [game] : [] })(request, response);
  });
  expect(await findItem(project, "space-game_steam", visitor())).toMatchObject({
    item: { sku: "space-game_steam" },
  });
  expect(await findItem(project, "space-game", visitor())).toBeNull();
});

test.each<[string, (list: object[], offset: number) => object]>([
  [
    "has_more",
    (list, offset) => ({ items: list.slice(offset, offset + 2), has_more: offset + 2 < list.length }),
  ],
  [
    "total_items_count",
    (list, offset) => ({ items: list.slice(offset, offset + 2), total_items_count: list.length }),
  ],
  ["neither", (list, offset) => ({ items: list.slice(offset, offset + 2) })],
])("all pages are read, if the lists have %s", async (_name, page) => {
  const items = ["a", "b", "c", "d", "e"].map((sku) => admin(sku));
  const { project, received } = await startAdmin(items, page);
  expect(await findItem(project, "e", visitor())).toMatchObject({ item: { sku: "e" } });
  const asked = received.length;
  expect(await findItem(project, "a", visitor())).toMatchObject({ item: { sku: "a" } });
  expect(received.length).toBe(asked + 1);
});

test("an invalid item does not hide the others", async () => {
  const { project } = await startAdmin([{ name: "no sku" }, admin("good")], once);
  expect(await findItem(project, "good", visitor())).not.toBeNull();
});

test("unknown SKUs read the lists once a minute", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const { project, received } = await startAdmin([admin("known")], once);
    const lists = () => received.filter(({ path }) => path?.includes("/admin/")).length;
    for (const sku of ["x1", "x2", "x3"]) expect(await findItem(project, sku, visitor())).toBeNull();
    const first = lists();
    vi.advanceTimersByTime(59_000);
    expect(await findItem(project, "x4", visitor())).toBeNull();
    expect(lists()).toBe(first);
    vi.advanceTimersByTime(2_000);
    expect(await findItem(project, "x5", visitor())).toBeNull();
    expect(lists()).toBe(2 * first);
    vi.advanceTimersByTime(9 * 60_000);
    expect(await findItem(project, "known", visitor())).not.toBeNull();
    expect(lists()).toBe(2 * first);
  } finally {
    vi.useRealTimers();
  }
});

test("without access to the lists nothing is found, and a WARNING is logged", async () => {
  const { project } = await startStandIn((request, response) => {
    json(request.url?.includes("/admin/") ? 403 : 404, UNKNOWN)(request, response);
  });
  expect(await findItem(project, "banner", visitor())).toBeNull();
  expect(lines.join("\n")).toContain('"message":"catalogue.not-listed"');
});

test("unreadable lists do not make an item unknown", async () => {
  const { project } = await startStandIn((request, response) => {
    json(request.url?.includes("/admin/") ? 500 : 404, UNKNOWN)(request, response);
  });
  expect(await rejectionOf(findItem(project, "banner", visitor()))).toMatchObject({
    reason: "xsolla-unavailable",
  });
});

/** A store that sells one item, and answers only when `open` is called. */
async function startSlowStore(sku: string, type: string, path: string) {
  const { promise, resolve: open } = Promise.withResolvers<void>();
  const price = { amount: "1.00", currency: "EUR" };
  const { project, received } = await startStandIn(async (request, response) => {
    await promise;
    const { pathname } = new URL(request.url ?? "", "http://store");
    const isSold = pathname.endsWith(`/items/sku/${sku}`) || pathname.endsWith(`/items/${path}/sku/${sku}`);
    json(isSold ? 200 : 404, isSold ? { sku, type, price, is_free: false } : UNKNOWN)(request, response);
  });
  const paths = () => received.map(({ path: sent }) => sent?.replace(/^.*\/items\/|\?.*$/g, ""));
  return { project, paths, open };
}

test("reads the item and its price in the buyer's country at the same time", async () => {
  const { project, paths, open } = await startSlowStore("p-1", "virtual_good", "virtual_items");
  const found = findItem(project, "p-1", visitor({ country: "DE" }));
  await expect.poll(paths).toEqual(expect.arrayContaining(["sku/p-1", "virtual_items/sku/p-1"]));
  open();
  expect(await found).toMatchObject({ isPriceExact: true, item: { price: { amount: "1.00" } } });
  expect(paths()).toHaveLength(2);
});

test("reads the price again if the item is of another type", async () => {
  const { project, paths, open } = await startSlowStore("p-2", "virtual_currency", "virtual_currency");
  open();
  expect(await findItem(project, "p-2", visitor({ country: "DE" }))).toMatchObject({ isPriceExact: true });
  expect(paths().toSorted()).toEqual(["sku/p-2", "virtual_currency/sku/p-2", "virtual_items/sku/p-2"]);
  // By now the type is known.
  expect(await findItem(project, "p-2", visitor({ country: "FR" }))).toMatchObject({ isPriceExact: true });
  expect(paths().slice(3)).toEqual(["virtual_currency/sku/p-2"]);
});

test("reads no price by country of a bundle, once its type is known", async () => {
  const { project, paths, open } = await startSlowStore("p-3", "bundle", "bundles");
  open();
  await findItem(project, "p-3", visitor({ country: "DE" }));
  expect(await findItem(project, "p-3", visitor({ country: "FR" }))).toMatchObject({ isPriceExact: false });
  expect(paths().toSorted()).toEqual(["sku/p-3", "virtual_items/sku/p-3"]);
});

test("a buyer whose country is unknown costs one read", async () => {
  const { project, paths, open } = await startSlowStore("p-4", "virtual_good", "virtual_items");
  open();
  await findItem(project, "p-4", visitor());
  expect(paths()).toEqual(["sku/p-4"]);
});
