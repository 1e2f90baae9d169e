// A stand-in for Google's REST APIs with recorded answers, for tests of commands that call Google. One origin serves
// all APIs. Written resources are stored, and can be read where the real service would show them.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { z } from "zod";
import { withBody } from "./with-body.ts";

interface Answer {
  status: number;
  body: unknown;
}

interface Written {
  method: string;
  path: string;
  body: unknown;
}

export interface GoogleStandIn {
  origin: string;
  /** Answers by path without query. A later answer replaces an earlier one. */
  answers: Map<string, Answer>;
  /** All requests by POST, PUT or PATCH. */
  written: Written[];
  /** Every request, as `GET /v1/…?…`. */
  asked: string[];
  close(): void;
}

export interface GoogleProject {
  projectId: string;
  region: string;
  functionNames: string[];
  scheduledNames: string[];
  parameters: Record<string, string>;
  secrets: Record<string, string>;
}

const ACCOUNT = "123-compute@developer.gserviceaccount.com";

export async function startGoogleStandIn(): Promise<GoogleStandIn> {
  const answers = new Map<string, Answer>();
  const written: Written[] = [];
  const asked: string[] = [];
  const server = createServer(
    withBody((request, response, content) => {
      const { pathname, search } = new URL(request.url ?? "/", "http://localhost");
      const path = decodeURIComponent(pathname);
      const method = request.method ?? "GET";
      asked.push(`${method} ${path}${decodeURIComponent(search)}`);
      const { status, body } = answerTo(method, path, content);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    }),
  );

  function answerTo(method: string, path: string, content: Buffer): Answer {
    const known = answers.get(path);
    if (method === "GET" || path.endsWith(":getIamPolicy") || path.endsWith(":access"))
      return known ?? { status: 404, body: { error: { code: 404, message: `${path} was not found.` } } };
    const body: unknown = JSON.parse(content.toString());
    written.push({ method, path, body });
    return known?.status && known.status >= 400 ? known : create(method, path, body);
  }

  /** Names a new resource, and adds it to its list. */
  function create(method: string, path: string, body: unknown): Answer {
    const resource = { ...z.record(z.string(), z.unknown()).parse(body) };
    if (method !== "POST") {
      replace(path, resource);
      return { status: 200, body: resource };
    }
    const list = path.split("/").at(-1) ?? "";
    const id = typeof resource.name === "string" ? resource.name : String(written.length);
    const named =
      list === "metrics" ? resource : { ...resource, name: `${path.replace(/^\/v\d+\//, "")}/${id}` };
    const held = answers.get(path)?.body;
    const listed = z.record(z.string(), z.array(z.unknown())).safeParse(held).data?.[list] ?? [];
    answers.set(path, { status: 200, body: { [list]: [...listed, named] } });
    return { status: 200, body: named };
  }

  function replace(path: string, resource: Record<string, unknown>): void {
    const parent = path.split("/").slice(0, -1).join("/");
    const list = parent.split("/").at(-1) ?? "";
    const held = z.record(z.string(), z.array(z.unknown())).safeParse(answers.get(parent)?.body).data?.[list];
    if (!held) return;
    const name = list === "metrics" ? path.split("/").at(-1) : path.replace(/^\/v\d+\//, "");
    const next = held.map((one) => (Object(one).name === name ? { ...Object(one), ...resource } : one));
    answers.set(parent, { status: 200, body: { [list]: next } });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    answers,
    written,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const APIS = [
  "cloudfunctions",
  "run",
  "cloudbuild",
  "artifactregistry",
  "eventarc",
  "secretmanager",
  "cloudscheduler",
  "firestore",
  "identitytoolkit",
];

const declaredIndexes = z.object({
  indexes: z.array(
    z.object({
      collectionGroup: z.string(),
      queryScope: z.string(),
      fields: z.array(z.object({ fieldPath: z.string(), order: z.string() })),
    }),
  ),
  fieldOverrides: z.array(
    z.object({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      ttl: z.boolean().default(false),
      indexes: z.array(z.object({ queryScope: z.string(), order: z.string() })),
    }),
  ),
});

const ROOT = new URL("../../", import.meta.url);

/** Makes the answers about a correctly set-up project. */
export function healthyAnswers(project: GoogleProject): Map<string, Answer> {
  const { projectId, region, functionNames, scheduledNames, parameters, secrets } = project;
  const database = `projects/${projectId}/databases/(default)`;
  const { indexes, fieldOverrides } = declaredIndexes.parse(
    JSON.parse(readFileSync(new URL("firestore.indexes.json", ROOT), "utf8")),
  );
  const answers: Record<string, unknown> = {
    [`/v1/projects/${projectId}/billingInfo`]: { billingEnabled: true },
    [`/v1/${database}`]: { name: database, type: "FIRESTORE_NATIVE", locationId: "nam5" },
    [`/v1/projects/${projectId}/releases`]: {
      releases: [
        { name: `projects/${projectId}/releases/firebase.storage/shop`, rulesetName: "other" },
        {
          name: `projects/${projectId}/releases/cloud.firestore`,
          rulesetName: `projects/${projectId}/rulesets/1`,
        },
      ],
    },
    [`/v1/projects/${projectId}/rulesets/1`]: rulesAnswer(
      readFileSync(new URL("firestore.rules", ROOT), "utf8"),
    ),
    [`/v1/${database}/collectionGroups/-/indexes`]: {
      indexes: indexes.map(({ collectionGroup, queryScope, fields }, index) => ({
        name: `${database}/collectionGroups/${collectionGroup}/indexes/${index}`,
        queryScope,
        state: "READY",
        fields: [...fields, { fieldPath: "__name__", order: "ASCENDING" }],
      })),
    },
    [`/v1/${database}/collectionGroups/-/fields`]: {
      fields: fieldOverrides.map(({ collectionGroup, fieldPath, ttl, indexes }) => ({
        name: `${database}/collectionGroups/${collectionGroup}/fields/${fieldPath}`,
        ...(ttl && { ttlConfig: { state: "ACTIVE" } }),
        indexConfig: {
          indexes: indexes.map(({ queryScope, order }) => ({ queryScope, fields: [{ fieldPath, order }] })),
        },
      })),
    },
    [`/admin/v2/projects/${projectId}/config`]: {
      signIn: { anonymous: { enabled: true }, email: { enabled: true } },
    },
    [`/v2/projects/${projectId}/locations/-/functions`]: {
      functions: functionNames.map((name) => ({
        name: `projects/${projectId}/locations/${region}/functions/${name}`,
        state: "ACTIVE",
        serviceConfig: {
          uri: `https://${name.toLowerCase()}-abc-uc.a.run.app`,
          serviceAccountEmail: ACCOUNT,
          environmentVariables: { ...parameters, FIREBASE_CONFIG: "{}" },
          secretEnvironmentVariables: Object.keys(secrets).map((key) => ({
            key,
            projectId: "123",
            secret: key,
            version: "3",
          })),
        },
      })),
    },
    [`/v1/projects/${projectId}:getIamPolicy`]: {
      bindings: [
        { role: "roles/datastore.user", members: [`serviceAccount:${ACCOUNT}`] },
        { role: "roles/firebaseauth.viewer", members: [`serviceAccount:${ACCOUNT}`] },
        { role: "roles/owner", members: ["user:ada@game.example"] },
      ],
    },
    [`/v3/projects/${projectId}/alertPolicies`]: {
      alertPolicies: [{ name: "1", notificationChannels: ["projects/p/notificationChannels/1"] }],
    },
  };
  for (const name of APIS)
    answers[`/v1beta1/projects/${projectId}/services/${name}.googleapis.com`] = { state: "ENABLED" };
  for (const [name, value] of Object.entries(secrets)) {
    const path = `/v1/projects/${projectId}/secrets/${name}`;
    answers[`${path}/versions/latest:access`] = {
      name: `projects/123/secrets/${name}/versions/3`,
      payload: { data: Buffer.from(value).toString("base64") },
    };
    answers[`${path}:getIamPolicy`] = {
      bindings: [{ role: "roles/secretmanager.secretAccessor", members: [`serviceAccount:${ACCOUNT}`] }],
    };
  }
  for (const name of scheduledNames)
    answers[`/v1/projects/${projectId}/locations/${region}/jobs/firebase-schedule-${name}-${region}`] = {
      state: "ENABLED",
      status: {},
      lastAttemptTime: new Date(Date.now() - 60_000).toISOString(),
    };
  return new Map(Object.entries(answers).map(([path, body]) => [path, { status: 200, body }]));
}

export const rulesAnswer = (content: string) => ({
  source: { files: [{ name: "firestore.rules", content }] },
});
