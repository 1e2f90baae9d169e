import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";

const database = z.object({ type: z.string().optional(), locationId: z.string().optional() });

/** https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases/get */
export const firestore: Check = {
  id: "firestore",
  group: "Google",
  severity: "error",
  run: async ({ google, facts, projectId, region, value }) => {
    const id = value("database");
    const create = `npx firebase firestore:databases:create "${id}" --location ${region} --project ${projectId}`;
    const found = await google().read("firestore", `/v1/${facts.database()}`, database);
    if (!found) return fault(`there is no Firestore database ${id}`, create);
    return found.type === "DATASTORE_MODE"
      ? fault(`the database ${id} is in Datastore mode; the functions need Native mode`, create)
      : ok(
          `the database ${id} is in ${found.locationId ?? "an unknown location"}, the functions in ${region}`,
        );
  },
};
