import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { FirebaseFolder } from "../find-project.ts";

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

/** An index of one field that Firestore does not make by itself. */
export interface DeclaredIndex {
  collectionGroup: string;
  fieldPath: string;
  queryScope: string;
}

/** What a Firebase project declares for this library's collections, whose names begin with `xsolla`. */
export interface DeclaredIndexes {
  /** Each as `nameOfIndex` writes it. */
  composite: string[];
  single: DeclaredIndex[];
  ttl: Pick<DeclaredIndex, "collectionGroup" | "fieldPath">[];
}

/** Reads the file of indexes that firebase.json names; undefined when it names none. */
export function readDeclaredIndexes({
  directory,
  indexes: file,
}: FirebaseFolder): DeclaredIndexes | undefined {
  if (file === undefined) return undefined;
  const { indexes, fieldOverrides } = indexesFile.parse(
    JSON.parse(readFileSync(join(directory, file), "utf8")),
  );
  const isOurs = ({ collectionGroup }: { collectionGroup: string }) => collectionGroup.startsWith("xsolla");
  const overrides = fieldOverrides.filter(isOurs);
  return {
    composite: indexes.filter(isOurs).map(({ collectionGroup, queryScope, fields }) =>
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

/** `xsollaOrders(status, createdAt) of all players`: the name by which declared and deployed ones are compared. */
export const nameOfIndex = (collection: string, queryScope: string, fields: string[]): string =>
  `${collection}(${fields.join(", ")})${queryScope === "COLLECTION_GROUP" ? " of all players" : ""}`;
