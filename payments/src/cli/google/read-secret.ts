import { z } from "zod";
import type { GoogleApi } from "./google-api.ts";
import { GoogleError } from "./google-error.ts";

/** The latest version of a secret in Secret Manager. */
export interface Secret {
  version: string;
  /** Undefined when the caller may not read it, or when the version is disabled or destroyed. */
  value: string | undefined;
  isEnabled: boolean;
}

const accessed = z.object({ name: z.string(), payload: z.object({ data: z.string() }) });
const described = z.object({ name: z.string(), state: z.string() });

/**
 * Reads a secret's latest version; undefined when the secret does not exist.
 * https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets.versions/access
 *
 * @throws GoogleError
 */
export async function readSecret(
  google: GoogleApi,
  projectId: string,
  name: string,
): Promise<Secret | undefined> {
  const path = `/v1/projects/${projectId}/secrets/${name}/versions/latest`;
  const answer = await google.send("secretmanager", `${path}:access`).catch((error: unknown) => {
    if (error instanceof GoogleError) return error;
    throw error;
  });
  if (!(answer instanceof GoogleError)) {
    if (answer.status === 404) return undefined;
    const read = accessed.safeParse(answer.body).data;
    if (read) return { version: versionOf(read.name), value: decode(read.payload.data), isEnabled: true };
  }
  // The value of a disabled or destroyed version cannot be read, and the caller may lack the permission.
  const found = await google.read("secretmanager", path, described).catch((error: unknown) => {
    throw answer instanceof GoogleError ? answer : error;
  });
  if (!found && answer instanceof GoogleError) throw answer;
  return found && { version: versionOf(found.name), value: undefined, isEnabled: found.state === "ENABLED" };
}

const versionOf = (name: string) => name.split("/").at(-1) ?? name;
const decode = (base64: string) => Buffer.from(base64, "base64").toString("utf8");
