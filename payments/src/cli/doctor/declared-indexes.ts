import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const indexesFile = z.object({
  indexes: z
    .array(
      z.object({
        collectionGroup: z.string(),
        queryScope: z.string(),
        fields: z.array(z.object({ fieldPath: z.string() })),
      }),
    )
    .default([]),
  fieldOverrides: z
    .array(
      z.object({
        collectionGroup: z.string(),
        fieldPath: z.string(),
        ttl: z.boolean().default(false),
        indexes: z.array(z.object({ queryScope: z.string() })).default([]),
      }),
    )
    .default([]),
});

/** A single-field index that Firestore does not create automatically. */
export interface DeclaredIndex {
  collectionGroup: string;
  fieldPath: string;
  queryScope: string;
}

/** The indexes and TTL policies that the library needs. */
export interface DeclaredIndexes {
  /** Names of the composite indexes, by `nameOfIndex`. */
  composite: string[];
  single: DeclaredIndex[];
  ttl: Pick<DeclaredIndex, "collectionGroup" | "fieldPath">[];
}

/** The build copies the file there. lib/cli/doctor and src/cli/doctor are equally deep. */
const FILE = join(__dirname, "..", "..", "..", "firestore", "firestore.indexes.json");

/** Reads the indexes and TTL policies that the library needs. */
export function readDeclaredIndexes(): DeclaredIndexes {
  const { indexes, fieldOverrides: overrides } = indexesFile.parse(JSON.parse(readFileSync(FILE, "utf8")));
  return {
    composite: indexes.map(({ collectionGroup, queryScope, fields }) =>
      nameOfIndex(
        collectionGroup,
        queryScope,
        fields.map(({ fieldPath }) => fieldPath),
      ),
    ),
    single: overrides.flatMap(({ collectionGroup, fieldPath, indexes }) =>
      indexes.map(({ queryScope }) => ({ collectionGroup, fieldPath, queryScope })),
    ),
    ttl: overrides.filter(({ ttl }) => ttl),
  };
}

/** Names an index, such as `xsollaOrders(status, createdAt) of all players`, to compare declared and deployed ones. */
export const nameOfIndex = (collection: string, queryScope: string, fields: string[]): string =>
  `${collection}(${fields.join(", ")})${queryScope === "COLLECTION_GROUP" ? " of all players" : ""}`;
