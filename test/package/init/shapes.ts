// Projects of studios, as `init` finds them and as it leaves them.
import { expect } from "vitest";
import { OUR_RULES } from "./run-init.ts";

export const OWNER_RULES = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /users/{uid}/{document=**} {
      allow read, write: if request.auth != null && request.auth.uid == uid;
    }
  }
}
`;

export const STUDIO_INDEXES = {
  indexes: [
    {
      collectionGroup: "scores",
      queryScope: "COLLECTION",
      fields: [
        { fieldPath: "level", order: "ASCENDING" },
        { fieldPath: "points", order: "DESCENDING" },
      ],
    },
  ],
  fieldOverrides: [{ collectionGroup: "sessions", fieldPath: "endsAt", ttl: true, indexes: [] }],
};

const OWN = { source: "functions", codebase: "default", predeploy: ["npm test"] };
const OURS = expect.objectContaining({ source: "xsolla", codebase: "xsolla" });

export const SHAPES = {
  "an object for functions and for firestore": {
    files: {
      "firebase.json": {
        functions: OWN,
        firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
        hosting: { public: "public" },
      },
      "firestore.rules": OWNER_RULES,
      "firestore.indexes.json": STUDIO_INDEXES,
    },
    functions: [OWN, OURS],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
  "lists, with several databases": {
    files: {
      "firebase.json": {
        functions: [OWN],
        firestore: [
          { database: "(default)", rules: "main.rules", indexes: "main.indexes.json" },
          { database: "archive", rules: "archive.rules" },
        ],
      },
      "main.rules": OWNER_RULES,
      "archive.rules": OWNER_RULES,
      "main.indexes.json": STUDIO_INDEXES,
    },
    functions: [OWN, OURS],
    firestore: [
      { database: "(default)", rules: "main.rules", indexes: "main.indexes.json" },
      { database: "archive", rules: "archive.rules" },
    ],
    indexes: "main.indexes.json",
  },
  "a list without the default database": {
    files: {
      "firebase.json": {
        functions: [OWN],
        firestore: [{ database: "archive", indexes: "firestore.indexes.json" }],
      },
      "firestore.indexes.json": STUDIO_INDEXES,
    },
    functions: [OWN, OURS],
    firestore: [
      { database: "archive", indexes: "firestore.indexes.json" },
      { database: "(default)", indexes: "firestore.default.indexes.json" },
    ],
    indexes: "firestore.default.indexes.json",
  },
  "neither functions nor firestore": {
    files: { "firebase.json": { hosting: { public: "public" } } },
    functions: [OURS],
    firestore: { indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
  "rules without indexes": {
    files: {
      "firebase.json": { functions: [], firestore: { rules: "firestore.rules" } },
      "firestore.rules": OUR_RULES,
    },
    functions: [OURS],
    firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
  "comments, and an object without a source": {
    files: {
      "firebase.json":
        '{\n    // our functions\n    "functions": {"predeploy": ["npm test"]},\n    "hosting": {} // no site\n}\n',
    },
    functions: [{ source: "functions", predeploy: ["npm test"] }, OURS],
    firestore: { indexes: "firestore.indexes.json" },
    indexes: "firestore.indexes.json",
  },
};
