import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { parseJsonFile } from "../../read-json.ts";
import { editJson } from "../edit-json.ts";
import { removeItem } from "../remove-item.ts";
import { refuseClashes } from "./refuse-clashes.ts";

const composite = z.looseObject({ collectionGroup: z.string() });
const override = z.looseObject({
  collectionGroup: z.string(),
  fieldPath: z.string(),
  ttl: z.boolean().optional(),
  indexes: z
    .array(z.looseObject({ order: z.string().optional(), queryScope: z.string().optional() }))
    .optional(),
});

/** A firestore.indexes.json. */
const indexFile = z.object({
  indexes: z.array(composite).default([]),
  fieldOverrides: z.array(override).default([]),
});
export type FieldOverride = z.infer<typeof override>;

const LISTS = ["indexes", "fieldOverrides"] as const;

/**
 * Merges the library's indexes into the studio's. Collection groups whose names begin with `xsolla` belong to the
 * library, so entries about them are replaced. Everything else stays as it is.
 *
 * @param path path of the studio's file, for messages
 * @param theirs text of the studio's file; undefined when it does not exist
 * @throws Error when the studio's file has a TTL or an exemption with which the library does not work
 */
export function mergeIndexes(path: string, theirs: string | undefined, ours: string): string {
  if (theirs === undefined) return ours;
  const read = (text: string) => indexFile.safeParse(parseJsonFile(path, text));
  const [before, wanted] = [read(theirs), indexFile.parse(JSON.parse(ours))];
  if (!before.success)
    throw new Error(`${path} is not a valid file of indexes: ${z.prettifyError(before.error)}`);
  refuseClashes(path, before.data.fieldOverrides, wanted.fieldOverrides);
  return LISTS.reduce((text, list) => mergeList(text, list, before.data[list], wanted[list]), theirs);
}

function mergeList(
  text: string,
  list: (typeof LISTS)[number],
  before: { collectionGroup: string }[],
  wanted: { collectionGroup: string }[],
): string {
  if (isSameSet(before.filter(isOurs), wanted)) return text;
  let merged = text;
  const places = before.flatMap((entry, index) => (isOurs(entry) ? [index] : []));
  for (const index of places.reverse()) merged = removeItem(merged, [list, index]);
  const kept = before.length - places.length;
  // An empty list is replaced as a whole, because an insertion would leave its brackets on one line.
  if (kept === 0) return editJson(merged, [list], wanted);
  wanted.forEach((entry, index) => {
    merged = editJson(merged, [list, kept + index], entry, { insert: true });
  });
  return merged;
}

const isOurs = ({ collectionGroup }: { collectionGroup: string }) => collectionGroup.startsWith("xsolla");

const isSameSet = (some: unknown[], others: unknown[]) =>
  some.length === others.length && some.every((one) => others.some((other) => isDeepStrictEqual(one, other)));
