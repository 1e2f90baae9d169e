import { functionUrl } from "./client.ts";
import type { CodebaseName } from "./codebases.ts";

export interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal | undefined;
}

export interface RawAnswer {
  status: number;
  headers: Headers;
  /** Parsed if it is JSON, else text. */
  body: unknown;
}

/** Sends one request as it is, without adding a content type. */
export async function send(
  codebase: CodebaseName,
  name: string,
  { method = "POST", headers = {}, body, signal }: RawRequest,
): Promise<RawAnswer> {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const response = await fetch(functionUrl(codebase, name), {
    method,
    headers,
    signal: signal ?? null,
    ...(bytes && { body: new Uint8Array(bytes) }),
  });
  return { status: response.status, headers: response.headers, body: parse(await response.text()) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
