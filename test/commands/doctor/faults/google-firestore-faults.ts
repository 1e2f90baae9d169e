import { rulesAnswer } from "../../../support/google-stand-in.ts";
import type { Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

const FIRESTORE = ["rules", "indexes", "ttl"];

/** Faults that the checks of the group "Google" find, about Firestore. */
export function googleFirestoreFaults(studio: Studio): Faults {
  const rules = (change: (content: string) => string) =>
    studio.amend("/v1/{p}/rulesets/1", (body) => {
      const content: string = JSON.parse(body).source.files[0].content;
      return JSON.stringify(rulesAnswer(change(content)));
    });
  return {
    firestore: [
      {
        what: "no database",
        seed: () => studio.answer("/v1/{p}/databases/(default)", {}, 404),
        says: "there is no Firestore database (default)",
        skips: FIRESTORE,
      },
      {
        what: "Datastore mode",
        seed: () => studio.answer("/v1/{p}/databases/(default)", { type: "DATASTORE_MODE" }),
        says: "Datastore mode",
        skips: FIRESTORE,
      },
    ],
    rules: [
      {
        what: "the rules of the console's test mode",
        seed: () =>
          rules((own) =>
            own.replace(
              "match /xsollaPlayers",
              "match /{document=**} { allow read, write: if request.time < timestamp.date(2026, 12, 1); }\n match /xsollaPlayers",
            ),
          ),
        says: "everybody until 2026-12-1",
      },
      {
        what: "everything is open",
        seed: () =>
          rules((own) =>
            own.replace(
              "match /xsollaPlayers",
              "match /{document=**} { allow write: if true; }\n match /xsollaPlayers",
            ),
          ),
        says: "lets everybody write",
      },
      {
        what: "the blocks of the payments are missing",
        seed: () =>
          rules(
            () =>
              "service cloud.firestore { match /databases/{database}/documents { match /users/{uid} { allow read, write: if request.auth.uid == uid; } } }",
          ),
        says: "do not let players read their xsollaOrders",
      },
      {
        what: "no rules at all",
        seed: () => studio.answer("/v1/{p}/releases", {}),
        says: "no rules are deployed",
      },
    ],
    indexes: [
      {
        what: "an index that is missing",
        seed: () =>
          studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/indexes", (body) =>
            JSON.stringify({ indexes: JSON.parse(body).indexes.slice(1) }),
          ),
        says: "not deployed: xsollaOrders(status, createdAt)",
      },
      {
        what: "an index that is being built",
        seed: () =>
          studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/indexes", (body) =>
            body.replace("READY", "CREATING"),
          ),
        says: "still being built",
      },
      {
        what: "a field without its index",
        seed: () =>
          studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/fields", (body) =>
            body.replace("fields/nextCheckAt", "fields/other"),
          ),
        says: "not deployed: xsollaPendingOrders(nextCheckAt)",
      },
    ],
    ttl: [
      {
        what: "no TTL",
        seed: () =>
          studio.amend("/v1/{p}/databases/(default)/collectionGroups/-/fields", (body) =>
            body.replace('"state":"ACTIVE"', '"state":"NEEDS_REPAIR"'),
          ),
        says: "nothing deletes old documents of",
      },
    ],
  };
}
