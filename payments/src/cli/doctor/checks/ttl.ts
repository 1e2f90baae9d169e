import { type Check, fault, ok } from "../check.ts";
import { readDeclaredIndexes } from "../declared-indexes.ts";
import { deployFix } from "../fixes.ts";

/** https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases.collectionGroups.fields/list */
export const ttl: Check = {
  id: "ttl",
  group: "Google",
  severity: "warning",
  needs: ["firestore"],
  run: async (setUp) => {
    const declared = readDeclaredIndexes();
    const fields = await setUp.facts.fields();
    const off = declared.ttl.filter(
      ({ collectionGroup, fieldPath }) =>
        !fields.some(
          (one) =>
            one.collectionGroup === collectionGroup &&
            one.fieldPath === fieldPath &&
            ["ACTIVE", "CREATING"].includes(one.ttl ?? ""),
        ),
    );
    return off.length > 0
      ? fault(
          `nothing deletes old documents of ${off.map(({ collectionGroup }) => collectionGroup).join(", ")}`,
          deployFix(setUp, "firestore"),
        )
      : ok("Firestore deletes expired documents");
  },
};
