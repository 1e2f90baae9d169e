import type { FieldOverride } from "./merge-indexes.ts";

/** Firestore's name for all collections of a database without their own settings. */
const EVERY_COLLECTION = "__default__";
const EVERY_FIELD = "*";

/**
 * Refuses settings of the studio that prevent the library from working and that the merge must not change:
 *
 * - a TTL of the studio, which would delete orders
 * - a TTL of the library that the studio has disabled on purpose
 * - an exemption from the automatic single-field indexes, which the library's queries need
 *
 * @param path path of the studio's file
 * @throws Error that lists all such settings
 */
export function refuseClashes(path: string, theirs: FieldOverride[], ours: FieldOverride[]): void {
  const clashes = theirs.flatMap((override) => explainClash(override, ours) ?? []);
  if (clashes.length === 0) return;
  throw new Error(
    [
      `${path} has settings with which the payments do not work; nothing was written. Remove them there and in the live project:`,
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
  if (ttl === true && same?.ttl !== true) return `TTL on ${where}: Firestore would delete documents there`;
  if (ttl === false && same?.ttl === true)
    return `no TTL on ${where}: expired documents there would never be deleted`;
  if (fieldPath === EVERY_FIELD && indexes !== undefined && !indexes.some(isAutomatic))
    return `no automatic index on ${where}: the payments' queries need it`;
  return undefined;
}

const isAutomatic = ({ order, queryScope = "COLLECTION" }: NonNullable<FieldOverride["indexes"]>[number]) =>
  order === "ASCENDING" && queryScope === "COLLECTION";
