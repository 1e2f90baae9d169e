import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { type GoogleApi, GoogleError } from "../google/google-api.ts";
import type { HttpAnswer, HttpRequest } from "../http.ts";
import { hasAll } from "./has-all.ts";
import type { Resource } from "./monitoring-files.ts";

/** Where resources of one kind are. */
export interface Kind {
  service: "logging" | "monitoring";
  /** Of the list, as `/v3/projects/p/alertPolicies`; the answer has its last part as a field. */
  path: string;
  filter?: string;
  /** How an existing resource is replaced; its path is made from its name. */
  update: { method: "PATCH" | "PUT"; pathOf: (held: Resource) => string };
}

export type Change = "create" | "update" | "none";

/** A metric that was just made is not known everywhere at once. */
const RETRY_AFTER_MS = 10_000;
const MAX_RETRIES = 9;

/** Resources of one kind in a project. */
export interface Collection {
  /** Makes a resource, or changes the one that is the same where it differs. */
  put(wanted: Resource, isSame: (held: Resource) => boolean): Promise<{ change: Change; resource: Resource }>;
}

const resource = z.record(z.string(), z.unknown());

export async function readCollection(google: GoogleApi, kind: Kind): Promise<Collection> {
  const { service, path, filter, update } = kind;
  const field = path.split("/").at(-1) ?? "";
  const query = filter === undefined ? "" : `?filter=${encodeURIComponent(filter)}`;
  const page = z.object({ [field]: z.array(resource).default([]) });
  const pages = await google.readAll(service, `${path}${query}`, page);
  const all: Resource[] = pages.flatMap((one) => one[field] ?? []);

  return {
    put: async (wanted, isSame) => {
      const held = all.find(isSame);
      if (held && hasAll(held, wanted)) return { change: "none", resource: held };
      const { body } = held
        ? await send(google, service, update.pathOf(held), {
            method: update.method,
            body: { ...identityOf(held), ...wanted },
          })
        : await send(google, service, path, { method: "POST", body: wanted });
      const written = resource.parse(body);
      if (!held) all.push(written);
      return { change: held ? "update" : "create", resource: written };
    },
  };
}

async function send(
  google: GoogleApi,
  service: Kind["service"],
  path: string,
  request: HttpRequest,
): Promise<HttpAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await google.send(service, path, request);
    if (answer.status < 300) return answer;
    const message = errorBody.safeParse(answer.body).data?.error.message ?? `HTTP ${answer.status}`;
    const isNewMetric = answer.status === 404 && /metric/i.test(message);
    if (!isNewMetric || attempt === MAX_RETRIES) throw new GoogleError(`${path}: ${message}`);
    await wait(RETRY_AFTER_MS);
  }
}

const errorBody = z.object({ error: z.object({ message: z.string() }) });

/** What identifies the version that is replaced. */
const identityOf = ({ name, etag }: Resource): Resource => ({
  ...(name !== undefined && { name }),
  ...(etag !== undefined && { etag }),
});
