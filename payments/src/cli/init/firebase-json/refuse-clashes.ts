import type { FieldOverride } from "./merge-indexes.ts";

/** Firestore's name for all collections of a database that have no setting of their own. */
const EVERY_COLLECTION = "__default__";
const EVERY_FIELD = "*";

/**
 * Refuses settings of a studio's that the library's would not mend. A TTL of theirs would delete orders; where they
 * switched a TTL of the library's off, somebody decided so; without the automatic index of each field, the library's
 * queries fail.
 *
 * @param path of the studio's file
 * @throws Error that lists all of them
 */
export function refuseClashes(path: string, theirs: FieldOverride[], ours: FieldOverride[]): void {
  const clashes = theirs.flatMap((override) => explainClash(override, ours) ?? []);
  if (clashes.length === 0) return;
  throw new Error(
    [
      `${path} has settings that the payments cannot work with; nothing was written. Remove them, there and in the live project:`,
      ...clashes.map((clash) => `  ${clash}`),
    ].join("\n"),
  );
}

function explainClash(
  { collectionGroup, fieldPath, ttl, indexes }: FieldOverride,
  ours: FieldOverride[],
): string | undefined {
  const concerns = collectionGroup.startsWith("xsolla") || collectionGroup === EVERY_COLLECTION;
  if (!concerns) return undefined;
  const where = `${collectionGroup}.${fieldPath}`;
  const same = ours.find((own) => own.collectionGroup === collectionGroup && own.fieldPath === fieldPath);
  if (ttl === true && same?.ttl !== true) return `TTL on ${where}: Firestore would delete what is kept there`;
  if (ttl === false && same?.ttl === true)
    return `no TTL on ${where}: what is kept there for a while only would stay for ever`;
  if (fieldPath === EVERY_FIELD && indexes !== undefined && !indexes.some(isAutomatic))
    return `no automatic index on ${where}: the payments' queries need it`;
  return undefined;
}

const isAutomatic = ({ order, queryScope = "COLLECTION" }: NonNullable<FieldOverride["indexes"]>[number]) =>
  order === "ASCENDING" && queryScope === "COLLECTION";
