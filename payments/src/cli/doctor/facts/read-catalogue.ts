import { z } from "zod";
import { sendRequest } from "../../http.ts";
import { skip } from "../check.ts";
import { skipOnOutage } from "./skip-on-outage.ts";

const catalogueItem = z.object({
  sku: z.string(),
  type: z.string().nullish(),
  is_free: z.boolean().nullish(),
  can_be_bought: z.boolean().nullish(),
  price: z.object({ amount: z.coerce.string(), currency: z.string() }).nullish(),
  virtual_prices: z.array(z.unknown()).nullish(),
});
export type CatalogueItem = z.infer<typeof catalogueItem>;

const price = z.object({
  currency: z.string(),
  is_default: z.boolean().nullish(),
  is_enabled: z.boolean().nullish(),
});

const adminItem = z.object({
  sku: z.string(),
  type: z.string().nullish(),
  is_free: z.boolean().nullish(),
  is_enabled: z.boolean().nullish(),
  prices: z.array(price).nullish(),
  vc_prices: z.array(z.unknown()).nullish(),
  virtual_prices: z.array(z.unknown()).nullish(),
  regions: z.array(z.unknown()).nullish(),
});
export type AdminItem = z.infer<typeof adminItem>;

/** A game, whose keys are the items that are sold. */
const adminGame = adminItem.extend({ unit_items: z.array(adminItem).nullish() });

const page = z.object({
  items: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
  total_items_count: z.number().nullish(),
});

const KINDS = ["virtual_items", "virtual_currency/package", "bundle", "game"];
const PAGE_SIZE = 50;
/** Enough for 10 000 items. Further items are not checked. */
const MAX_PAGES = 200;

/** Reads the public catalogue of a country; empty when Xsolla does not know the project. */
export async function readItems(store: string, projectId: number, country: string): Promise<CatalogueItem[]> {
  const found = await readPages(`${store}/api/v2/project/${projectId}/items`, { country }, {});
  return found.map((item) => catalogueItem.parse(item));
}

/** Reads the catalogue as the studio has configured it. */
export async function readAdminItems(
  store: string,
  projectId: number,
  authorization: string,
): Promise<AdminItem[]> {
  const lists = await Promise.all(
    KINDS.map((kind) =>
      readPages(`${store}/api/v2/project/${projectId}/admin/items/${kind}`, {}, { authorization }),
    ),
  );
  return lists.flat().flatMap((item) => {
    const read = adminGame.parse(item);
    return read.unit_items ?? [read];
  });
}

/** Reads all pages of a list. Some lists have `has_more` or `total_items_count`, and some have neither. */
async function readPages(
  path: string,
  query: Record<string, string>,
  headers: Record<string, string>,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const search = new URLSearchParams({ ...query, limit: String(PAGE_SIZE), offset: String(found.length) });
    const { status, body } = skipOnOutage(await sendRequest(`${path}?${search}`, { headers }));
    if (status === 404) return found;
    if (status === 401 || status === 403) return skip("the API key may not make administrative calls");
    const read = page.safeParse(body).data;
    if (status !== 200 || !read) return skip(`Xsolla answers HTTP ${status} without a list of items`);
    found.push(...read.items);
    const isLast = read.has_more === false || found.length === read.total_items_count;
    if (isLast || read.items.length === 0) break;
  }
  return found;
}
