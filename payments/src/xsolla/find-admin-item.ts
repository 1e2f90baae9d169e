import { z } from "zod";
import { lax } from "../fields.ts";
import { log } from "../log.ts";
import { type AdminItem, adminItem } from "./admin-item.ts";
import { callXsolla } from "./call-xsolla.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { XsollaError } from "./xsolla-failure.ts";
import { basicAuth, type XsollaProject } from "./xsolla-project.ts";

/** Age up to which the lists are used. */
const FRESH_MS = 10 * 60_000;
/**
 * Age up to which the lists are used for an SKU that they do not have. Without it, clients that guess SKUs would use up
 * the quota of administrative calls.
 */
const MIN_REFRESH_MS = 60_000;
const PAGE_SIZE = 50;
/** Enough for 10 000 items of each kind. */
const MAX_PAGES = 200;

/** The kinds of items. Each has its own list: https://developers.xsolla.com/api/catalog */
const KINDS = ["virtual_items", "virtual_currency", "virtual_currency/package", "bundle", "game"];

interface Listing {
  items: Promise<Map<string, AdminItem>>;
  readAt: number;
}

/** The lists by store and project. An instance serves one project, but tests serve several. */
const listings = new Map<string, Listing>();

/**
 * Finds an item in the administrative lists. They also have items that are sold in other countries only, sold to some
 * players only, or hidden from the shop.
 *
 * Xsolla does not intend these calls for user traffic. So one call of this function reads all lists, and the instance
 * keeps them for ten minutes. An SKU that they do not have refreshes them at most once a minute. If the key may not
 * read the lists, it returns null.
 *
 * @throws XsollaError `xsolla-unavailable`, `xsolla-busy`
 */
export async function findAdminItem(project: XsollaProject, sku: string): Promise<AdminItem | null> {
  const key = `${project.storeUrl} ${project.projectId}`;
  const known = listings.get(key);
  const age = Date.now() - (known?.readAt ?? 0);
  if (known && age < FRESH_MS) {
    const found = (await known.items).get(sku);
    if (found || age < MIN_REFRESH_MS) return found ?? null;
  }
  const listing = { items: readAll(project), readAt: Date.now() };
  listings.set(key, listing);
  return (await listing.items).get(sku) ?? null;
}

async function readAll(project: XsollaProject): Promise<Map<string, AdminItem>> {
  try {
    const lists = await Promise.all(KINDS.map((kind) => readList(project, kind)));
    return new Map(lists.flat().map((item) => [item.sku, item]));
  } catch (error) {
    if (!(error instanceof XsollaError) || error.failure.reason !== "misconfigured") throw error;
    log("WARNING", "catalogue.not-listed", { detail: error.failure.detail });
    return new Map();
  }
}

const page = z.object({
  items: z.array(z.unknown()),
  has_more: lax(z.boolean()),
  total_items_count: lax(z.string().transform(Number)),
});

async function readList(project: XsollaProject, kind: string): Promise<AdminItem[]> {
  const found: AdminItem[] = [];
  for (let pages = 0, offset = 0; pages < MAX_PAGES; pages += 1) {
    const { items, has_more, total_items_count } = await readPage(project, kind, offset);
    // Skips items of an unexpected form, which must not hide the others.
    for (const item of items) {
      const { unit_items, ...game } = adminItem.safeParse(item).data ?? {};
      found.push(...(unit_items ?? []));
      if ("sku" in game && !unit_items) found.push(game);
    }
    offset += items.length;
    const isLast = has_more === false || (total_items_count != null && offset >= total_items_count);
    if (items.length === 0 || isLast) break;
  }
  return found;
}

async function readPage(project: XsollaProject, kind: string, offset: number) {
  const answer = await callXsolla({
    method: "GET",
    url: `${project.storeUrl}/api/v2/project/${project.projectId}/admin/items/${kind}?limit=${PAGE_SIZE}&offset=${offset}`,
    headers: { authorization: basicAuth(project) },
  });
  if (answer.status !== 200) throw explainRefusal(answer, "administrative list");
  const parsed = page.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new XsollaError({ reason: "xsolla-unavailable", detail: "administrative list without items" });
}
