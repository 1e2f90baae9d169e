import { z } from "zod";
import { type HttpAnswer, type HttpRequest, sendRequest } from "../http.ts";
import { isLoopback } from "../origins.ts";
import { GoogleError } from "./google-error.ts";
import { readToken } from "./read-token.ts";

/** A client of Google's REST APIs. */
export interface GoogleApi {
  /**
   * Sends one request to `https://<service>.googleapis.com`. The caller judges 404 and other answers below 500 that do
   * not concern permissions.
   *
   * @throws GoogleError without credentials or permission, or when Google fails
   * @throws UnreachableError
   */
  send(service: string, path: string, request?: HttpRequest): Promise<HttpAnswer>;
  /** Reads a resource; undefined when it does not exist. */
  read<T extends z.ZodType>(service: string, path: string, schema: T): Promise<z.infer<T> | undefined>;
  /** Reads all pages of a list. */
  readAll<T extends z.ZodObject>(service: string, path: string, schema: T): Promise<z.infer<T>[]>;
}

const errorBody = z.object({ error: z.object({ message: z.string() }) });
const pageToken = z.object({ nextPageToken: z.string().optional() });

/**
 * Makes a client of Google's REST APIs. It uses Application Default Credentials, or none if `origin` is on this
 * machine.
 *
 * @param origin replaces the origins of all services
 */
export function createGoogleApi(
  origin: string | undefined,
  projectId: string,
  signal?: AbortSignal,
): GoogleApi {
  const needsNoToken = origin !== undefined && isLoopback(new URL(origin));
  let token: Promise<string> | undefined;

  async function send(service: string, path: string, request: HttpRequest = {}): Promise<HttpAnswer> {
    const url = `${origin ?? `https://${service}.googleapis.com`}${path}`;
    const attempt = async (headers: Record<string, string>) =>
      sendRequest(url, { signal, ...request, headers: { ...headers, ...request.headers } });
    if (needsNoToken) return check(service, await attempt({}));
    token ??= readToken();
    const headers = { authorization: `Bearer ${await token}` };
    const answer = await attempt(headers);
    if (answer.status !== 403) return check(service, answer);
    // The credentials of a person belong to no project. Some services then require the project whose quota is used.
    return check(service, await attempt({ ...headers, "x-goog-user-project": projectId }));
  }

  async function read<T extends z.ZodType>(
    service: string,
    path: string,
    schema: T,
  ): Promise<z.infer<T> | undefined> {
    const { status, body } = await send(service, path);
    return status === 404 ? undefined : understand(service, status, body, schema);
  }

  async function readAll<T extends z.ZodObject>(service: string, path: string, schema: T) {
    const pages: z.infer<T>[] = [];
    let next = "";
    do {
      const query = next && `${path.includes("?") ? "&" : "?"}pageToken=${encodeURIComponent(next)}`;
      const { status, body } = await send(service, `${path}${query}`);
      pages.push(understand(service, status, body, schema));
      next = pageToken.safeParse(body).data?.nextPageToken ?? "";
    } while (next);
    return pages;
  }

  return { send, read, readAll };
}

function understand<T extends z.ZodType>(
  service: string,
  status: number,
  body: unknown,
  schema: T,
): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (status !== 200 || !parsed.success)
    throw new GoogleError(`${service}.googleapis.com answers HTTP ${status} with an unexpected body`);
  return parsed.data;
}

function check(service: string, answer: HttpAnswer): HttpAnswer {
  const { status, body } = answer;
  if (status !== 401 && status !== 403 && status < 500) return answer;
  const [sentence = `HTTP ${status}`] =
    errorBody.safeParse(body).data?.error.message.split(/(?<=\.)\s|\n/) ?? [];
  throw new GoogleError(`${service}.googleapis.com refuses the call: ${sentence}`);
}
