// Firestore refuses a query without an index in production only. The emulator needs none.
import { globSync, readFileSync } from "node:fs";
import type { Query } from "firebase-admin/firestore";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { createBackend } from "../../../src/backend.ts";
import { firestore } from "../../../src/firestore/firestore.ts";
import * as queries from "../../../src/firestore/queries.ts";

vi.stubEnv("GCLOUD_PROJECT", "demo-indexes");

const NOW = new Date();
const db = firestore(createBackend({}));
const QUERIES: Record<keyof typeof queries, Query[]> = {
  ordersOfPlayer: [
    queries.ordersOfPlayer(db, "ada", "externalId", "1"),
    queries.ordersOfPlayer(db, "ada", "transactionId", "1"),
  ],
  ordersOfTransaction: [queries.ordersOfTransaction(db, "1")],
  movableOrdersOf: [queries.movableOrdersOf(db, "ada")],
  duePendingOrders: [queries.duePendingOrders(db, NOW)],
  unpaidOrdersCreatedUntil: [queries.unpaidOrdersCreatedUntil(db, NOW)],
  paidOrdersCreatedUntil: [queries.paidOrdersCreatedUntil(db, NOW)],
  openOrdersCreatedUntil: [queries.openOrdersCreatedUntil(db, NOW)],
  ordersCreatedBetween: [queries.ordersCreatedBetween(db, NOW, NOW)],
  grantedSince: [queries.grantedSince(db, NOW)],
  ordersWithProblem: [queries.ordersWithProblem(db)],
  notificationsWith: [queries.notificationsWith(db, ["failed"], NOW)],
  notificationsById: [queries.notificationsById(db, "a")],
  unsettledOfTransaction: [queries.unsettledOfTransaction(db, "1")],
  unreportedReceivedUntil: [queries.unreportedReceivedUntil(db, NOW)],
  unsettledReceivedUntil: [queries.unsettledReceivedUntil(db, NOW)],
  orderOwnersOf: [queries.orderOwnersOf(db, "ada")],
  notificationsOf: [queries.notificationsOf(db, "ada")],
  handledNotificationsOf: [queries.handledNotificationsOf(db, "ada")],
};

const field = z.object({ fieldPath: z.string() });
const operation = z.object({ field, op: z.string() });
/** A filter. Comparisons with null are unary. */
const filter = z.union([
  z.object({ fieldFilter: operation }).transform(({ fieldFilter }) => fieldFilter),
  z.object({ unaryFilter: operation }).transform(({ unaryFilter }) => unaryFilter),
]);
const structuredQuery = z.object({
  structuredQuery: z.object({
    from: z.tuple([z.object({ collectionId: z.string(), allDescendants: z.boolean().optional() })]),
    where: z
      .union([
        filter.transform((one) => [one]),
        z
          .object({ compositeFilter: z.object({ filters: z.array(filter) }) })
          .transform(({ compositeFilter: { filters } }) => filters),
      ])
      .nullish(),
    orderBy: z.array(z.object({ field, direction: z.string() })).optional(),
  }),
});

/** Queries of games and studios about one player's orders. An override removes the automatic indexes that they need. */
const CLIENT_QUERIES = ["xsollaOrders COLLECTION createdAt", "xsollaOrders COLLECTION problem"];

const order = z.literal("ASCENDING");
const scope = z.enum(["COLLECTION", "COLLECTION_GROUP"]);
const declared = z
  .object({
    indexes: z.array(
      z.object({
        collectionGroup: z.string(),
        queryScope: scope,
        fields: z.array(z.object({ fieldPath: z.string(), order })),
      }),
    ),
    fieldOverrides: z.array(
      z.object({
        collectionGroup: z.string(),
        fieldPath: z.string(),
        ttl: z.boolean().optional(),
        indexes: z.array(z.object({ order: z.enum(["ASCENDING", "DESCENDING"]), queryScope: scope })),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("../../../../firestore.indexes.json", import.meta.url), "utf8")));

/** Names an index: collection, scope, and fields in their order. */
const nameOf = (collection: string, queryScope: string, fields: string[]) =>
  `${collection} ${queryScope} ${fields.join(",")}`;

/**
 * Finds the index of a query: fields of equalities first, then those of the order.
 * https://firebase.google.com/docs/firestore/query-data/index-overview
 */
function indexFor(query: Query): { name: string; fields: string[]; collection: string; queryScope: string } {
  const proto = structuredQuery.parse(Reflect.apply(Reflect.get(query, "toProto"), query, []));
  const { from, where, orderBy = [] } = proto.structuredQuery;
  const isEquality = ({ op }: { op: string }) => ["EQUAL", "IN", "IS_NULL"].includes(op);
  const equal = (where ?? []).filter(isEquality);
  const ranged = (where ?? []).filter((one) => !isEquality(one));
  const fields = [...equal, ...orderBy, ...ranged]
    .map(({ field: { fieldPath } }) => fieldPath)
    .filter((path, index, all) => path !== "__name__" && all.indexOf(path) === index);
  const [{ collectionId: collection, allDescendants }] = from;
  const queryScope = allDescendants ? "COLLECTION_GROUP" : "COLLECTION";
  return { name: nameOf(collection, queryScope, fields), fields, collection, queryScope };
}

const composite = declared.indexes.map(({ collectionGroup, queryScope, fields }) =>
  nameOf(
    collectionGroup,
    queryScope,
    fields.map(({ fieldPath }) => fieldPath),
  ),
);
const single = declared.fieldOverrides.flatMap(({ collectionGroup, fieldPath, indexes }) =>
  indexes.map(({ queryScope }) => nameOf(collectionGroup, queryScope, [fieldPath])),
);
const overridden = declared.fieldOverrides.map(
  ({ collectionGroup, fieldPath }) => `${collectionGroup} ${fieldPath}`,
);

describe("every query has its index", () => {
  const rows = Object.entries(QUERIES).flatMap(([name, built]) =>
    built.map((query): [string, Query] => [name, query]),
  );

  test.each(rows)("%s", (_name, query) => {
    const { name, fields, collection, queryScope } = indexFor(query);
    const isAutomatic =
      fields.length === 0 ||
      (fields.length === 1 &&
        queryScope === "COLLECTION" &&
        !overridden.includes(`${collection} ${fields[0]}`));
    expect(isAutomatic || [...single, ...composite].includes(name)).toBe(true);
  });
});

test("every declared index has its query", () => {
  const ours = Object.values(QUERIES).flat();
  const needed = [...ours.map((query) => indexFor(query).name), ...CLIENT_QUERIES];
  expect(needed).toEqual(expect.arrayContaining(composite));
  expect(needed).toEqual(expect.arrayContaining(single));
});

test("all queries are in queries.ts", () => {
  const root = new URL("../../../src/", import.meta.url);
  const files = globSync("**/*.ts", { cwd: root }).filter((file) => file !== "firestore/queries.ts");
  const asking = files.filter((file) =>
    /\.(where|orderBy|collectionGroup)\(/.test(readFileSync(new URL(file, root), "utf8")),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(asking).toEqual([]);
});

test("every collection with an expireAt has a TTL policy", () => {
  const withTtl = declared.fieldOverrides
    .filter(({ ttl }) => ttl)
    .map(({ collectionGroup }) => collectionGroup);
  expect(withTtl.sort()).toEqual(["xsollaLimits", "xsollaNotifications", "xsollaPendingOrders"]);
});

test("no index and no TTL applies to a studio's collections", () => {
  const groups = [...declared.indexes, ...declared.fieldOverrides].map(
    ({ collectionGroup }) => collectionGroup,
  );
  expect(groups.length).toBeGreaterThan(8);
  expect(groups.filter((group) => !group.startsWith("xsolla"))).toEqual([]);
});
