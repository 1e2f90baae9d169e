import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";
import { type DeclaredIndex, nameOfIndex, readDeclaredIndexes } from "../declared-indexes.ts";
import { deployFix, firstFew } from "../fixes.ts";
import type { SetUp } from "../set-up.ts";

const index = z.object({
  name: z.string(),
  queryScope: z.string(),
  state: z.string(),
  fields: z.array(z.object({ fieldPath: z.string(), order: z.string().optional() })),
});

/** https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases.collectionGroups.indexes/list */
export const indexes: Check = {
  id: "indexes",
  group: "Google",
  severity: "error",
  needs: ["firestore"],
  run: async (setUp) => {
    const { facts, google } = setUp;
    const declared = readDeclaredIndexes();
    const pages = await google().readAll(
      "firestore",
      `/v1/${facts.database()}/collectionGroups/-/indexes`,
      z.object({ indexes: z.array(index).default([]) }),
    );
    const deployed = pages.flatMap((page) => page.indexes.map((one) => ({ ...one, text: textOf(one) })));
    const missing = declared.composite.filter((one) => !deployed.some(({ text }) => text === one));
    const unfinished = deployed.filter(
      ({ text, state }) => declared.composite.includes(text) && state !== "READY",
    );
    const lost = missing.length > 0 ? missing : await missingOfFields(setUp, declared.single);
    if (lost.length > 0) return fault(`not deployed: ${firstFew(lost, 2)}`, deployFix(setUp, "firestore"));
    if (unfinished.length > 0)
      return fault(
        `still being built, or failed: ${firstFew(
          unfinished.map(({ text }) => text),
          2,
        )}`,
        `https://console.firebase.google.com/project/${setUp.projectId}/firestore/indexes`,
      );
    return ok(`${declared.composite.length} indexes are ready`);
  },
};

function textOf({ name, queryScope, fields }: z.infer<typeof index>): string {
  const collection = /\/collectionGroups\/([^/]+)\//.exec(name)?.[1] ?? name;
  const paths = fields.map(({ fieldPath }) => fieldPath).filter((path) => path !== "__name__");
  return nameOfIndex(collection, queryScope, paths);
}

async function missingOfFields({ facts }: SetUp, single: DeclaredIndex[]): Promise<string[]> {
  const fields = (await facts.fields()).filter(({ indexes }) => indexes !== undefined);
  // Without any index configuration in the answer, nothing can be compared.
  if (fields.length === 0) return [];
  return single
    .filter(
      ({ collectionGroup, fieldPath, queryScope }) =>
        !fields.some(
          (one) =>
            one.collectionGroup === collectionGroup &&
            one.fieldPath === fieldPath &&
            one.indexes?.some((deployed) => deployed.queryScope === queryScope),
        ),
    )
    .map(({ collectionGroup, fieldPath, queryScope }) =>
      nameOfIndex(collectionGroup, queryScope, [fieldPath]),
    );
}
