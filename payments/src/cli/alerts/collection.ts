import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { GoogleApi } from "../google/google-api.ts";
import { GoogleError } from "../google/google-error.ts";
import type { HttpAnswer, HttpRequest } from "../http.ts";
import { hasAll } from "./has-all.ts";
import type { Resource } from "./monitoring-files.ts";

/** How Google's API lists, creates and replaces resources of one kind. */
export interface Kind {
  service: "logging" | "monitoring";
  /** Path of the list, such as `/v3/projects/p/alertPolicies`. Its last segment is the field with the resources. */
  path: string;
  filter?: string;
  /** How an existing resource is replaced. */
  update: { method: "PATCH" | "PUT"; pathOf: (existing: Resource) => string };
}

export type Change = "create" | "update" | "none";

/** A new metric is not available everywhere at once, so alerts that refer to it are retried. */
const RETRY_AFTER_MS = 10_000;
const MAX_RETRIES = 9;

/** Resources of one kind in a project. */
export interface Collection {
  /** Creates a resource, or updates the existing one if it differs. */
  put(
    wanted: Resource,
    isSame: (existing: Resource) => boolean,
  ): Promise<{ change: Change; resource: Resource }>;
}

const resource = z.record(z.string(), z.unknown());

/** Reads all resources of one kind, and returns the collection that creates and updates them. */
export async function readCollection(google: GoogleApi, kind: Kind): Promise<Collection> {
  const { service, path, filter, update } = kind;
  const field = path.split("/").at(-1) ?? "";
  const query = filter === undefined ? "" : `?filter=${encodeURIComponent(filter)}`;
  const page = z.object({ [field]: z.array(resource).default([]) });
  const pages = await google.readAll(service, `${path}${query}`, page);
  const all: Resource[] = pages.flatMap((one) => one[field] ?? []);

  return {
    put: async (wanted, isSame) => {
      const existing = all.find(isSame);
      if (existing && hasAll(existing, wanted)) return { change: "none", resource: existing };
      const { body } = existing
        ? await send(google, service, update.pathOf(existing), {
            method: update.method,
            body: { ...identityOf(existing), ...wanted },
          })
        : await send(google, service, path, { method: "POST", body: wanted });
      const written = resource.parse(body);
      if (!existing) all.push(written);
      return { change: existing ? "update" : "create", resource: written };
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

/** Picks the fields that identify the version to replace. */
const identityOf = ({ name, etag }: Resource): Resource => ({
  ...(name !== undefined && { name }),
  ...(etag !== undefined && { etag }),
});
