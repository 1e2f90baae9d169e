export interface Answer {
  /** Null if there was no answer. */
  status: number | null;
  body: string;
  headers: Record<string, string>;
  /** Time to the whole answer. Xsolla asks for 3 s; the simulator only reports it. */
  ms: number;
}

interface Options {
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** Long enough for a backend that answers only when its own time is up. How long Xsolla waits is not documented. */
const TIMEOUT_MS = 30_000;

/** Posts JSON once. Never rejects: without an answer, the status is null. */
export async function postJson(url: string, body: string, { headers, signal }: Options): Promise<Answer> {
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  const sent = { accept: "application/json", "content-type": "application/json", ...headers };
  const limited = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    // A redirect counts as the answer: a body that was signed for one address is not sent to another.
    const response = await fetch(url, {
      method: "POST",
      headers: sent,
      body,
      signal: limited,
      redirect: "manual",
    });
    const text = await response.text();
    return { status: response.status, body: text, headers: Object.fromEntries(response.headers), ms: ms() };
  } catch (error) {
    return { status: null, body: describe(error), headers: {}, ms: ms() };
  }
}

/** Describes an error of `fetch`, whose message is "fetch failed". The reason is in its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
