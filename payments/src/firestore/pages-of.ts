import type { Query, QueryDocumentSnapshot } from "firebase-admin/firestore";

/** Documents held in memory at a time. */
export const PAGE_SIZE = 200;

/** Reads a query page by page. Changes in between neither skip a document nor return one twice. */
export async function* pagesOf(query: Query): AsyncGenerator<QueryDocumentSnapshot[]> {
  let page = query.limit(PAGE_SIZE);
  for (;;) {
    const { docs } = await page.get();
    if (docs.length > 0) yield docs;
    const last = docs.at(-1);
    if (!last || docs.length < PAGE_SIZE) return;
    page = query.startAfter(last).limit(PAGE_SIZE);
  }
}
