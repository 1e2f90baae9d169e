import type { RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { callXsolla } from "../../../src/xsolla/call-xsolla.ts";
import { rejectionOf } from "../../support/failure-from.ts";
import { drip, hang, html, json, reset, startStandIn } from "../../support/xsolla-stand-in.ts";

const UNAVAILABLE = { reason: "xsolla-unavailable", detail: expect.any(String) };
const GET = "GET";
const POST = "POST";

/** Answers with each listener in turn, then always with the last. */
function inTurn(...listeners: [RequestListener, ...RequestListener[]]): RequestListener {
  let turn = 0;
  return (request, response) => {
    const listener = listeners[turn] ?? listeners[listeners.length - 1];
    turn += 1;
    listener?.(request, response);
  };
}

async function startCall(listener: RequestListener, atEnd?: (close: () => void) => void) {
  const { project, received } = await startStandIn(listener, atEnd);
  const call = (method: "GET" | "POST", signal?: AbortSignal) =>
    callXsolla({
      method,
      url: `${project.storeUrl}/path`,
      signal,
      ...(method === POST && { body: { a: 1 } }),
    });
  return { call, received, url: project.storeUrl };
}

async function measure<T>(promise: Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await promise;
  return { result, seconds: (performance.now() - start) / 1000 };
}

describe("a call", () => {
  test("sends JSON and its headers, and reads numbers as they are written", async () => {
    const listener: RequestListener = (_request, response) =>
      void response.writeHead(201).end('{"order_id":9007199254740993,"amount":1.10}');
    const { received, url } = await startCall(listener);
    const answer = await callXsolla({
      method: POST,
      url: `${url}/path?x=1`,
      headers: { authorization: "Basic x" },
      body: { name: "Ada Лавлейс" },
    });
    expect(answer).toEqual({
      status: 201,
      retryAfter: undefined,
      body: { order_id: "9007199254740993", amount: "1.10" },
    });
    expect(received).toEqual([
      {
        method: POST,
        path: "/path?x=1",
        body: '{"name":"Ada Лавлейс"}',
        headers: expect.objectContaining({
          authorization: "Basic x",
          "content-type": "application/json",
          accept: "application/json",
        }),
      },
    ]);
  });

  test("ends with the caller's time, if that is less than its own", async () => {
    const { url } = await startCall(hang);
    const call = callXsolla({ method: POST, url: `${url}/path`, timeoutMs: 100 });
    const { result, seconds } = await measure(rejectionOf(call));
    expect(result).toMatchObject(UNAVAILABLE);
    expect(seconds).toBeLessThan(2);
  });

  test("sends nothing if the caller has no time left", async () => {
    const { url, received } = await startCall(json(201, {}));
    const call = callXsolla({ method: POST, url: `${url}/path`, timeoutMs: 0 });
    expect(await rejectionOf(call)).toMatchObject(UNAVAILABLE);
    expect(received).toEqual([]);
  });

  test("a GET has no body", async () => {
    const { call, received } = await startCall(json(200, {}));
    await call(GET);
    expect(received[0]).toMatchObject({ method: GET, body: "" });
    expect(received[0]?.headers["content-type"]).toBeUndefined();
  });

  test.each([
    ["HTML", html(200)],
    ["nothing", (_request, response) => void response.writeHead(200).end()],
    ["half a JSON", (_request, response) => void response.writeHead(200).end('{"a":')],
  ] satisfies [string, RequestListener][])("%s has an undefined body", async (_name, listener) => {
    const { call } = await startCall(listener);
    expect(await call(GET)).toMatchObject({ status: 200, body: undefined });
  });

  test("Retry-After is passed on", async () => {
    const { call } = await startCall(json(429, {}, { "retry-after": "7" }));
    expect(await call(GET)).toMatchObject({ status: 429, retryAfter: "7" });
  });

  test("a redirect is not followed", async () => {
    const { call, received } = await startCall(json(302, {}, { location: "/elsewhere" }));
    expect(await call(GET)).toMatchObject({ status: 302 });
    expect(received).toHaveLength(1);
  });
});

describe("retries", () => {
  test.each<[string, RequestListener]>([
    ["500", html(500)],
    ["502", html(502)],
    ["503", html(503)],
    ["504", html(504)],
    ["a reset connection", reset],
  ])("a GET is retried after %s", async (_name, fault) => {
    const { call, received } = await startCall(inTurn(fault, json(200, { ok: true })));
    expect(await call(GET)).toMatchObject({ status: 200, body: { ok: true } });
    expect(received).toHaveLength(2);
  });

  test.each<[string, RequestListener]>([
    ["503", html(503)],
    ["a reset connection", reset],
  ])("a GET fails after the third %s", async (_name, fault) => {
    const { call, received } = await startCall(fault);
    expect(await rejectionOf(call(GET))).toEqual(UNAVAILABLE);
    expect(received).toHaveLength(3);
  });

  test.each([400, 401, 403, 404, 422, 429])("a GET is not retried after %i", async (status) => {
    const { call, received } = await startCall(json(status, {}));
    expect(await call(GET)).toMatchObject({ status });
    expect(received).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 429])("a POST is sent once, answered with %i", async (status) => {
    const { call, received } = await startCall(inTurn(json(status, {}), json(201, {})));
    expect(await call(POST)).toMatchObject({ status });
    expect(received).toHaveLength(1);
  });

  test("a POST is sent once when the connection is reset", async () => {
    const { call, received } = await startCall(inTurn(reset, json(201, {})));
    expect(await rejectionOf(call(POST))).toEqual(UNAVAILABLE);
    expect(received).toHaveLength(1);
  });
});

describe("no answer", () => {
  test.each<"GET" | "POST">([GET, POST])("nothing listens: %s", async (method) => {
    const { url } = await startCall(hang);
    const port = new URL(url).port;
    const closed = `http://127.0.0.2:${port}/`;
    expect(await rejectionOf(callXsolla({ method, url: closed }))).toEqual(UNAVAILABLE);
  });

  test.each([
    [
      "an unknown host",
      "http://store.invalid",
      /^http:\/\/store\.invalid .*\((ENOTFOUND|EAI_AGAIN)\): .*internet/,
    ],
    [
      "a closed port",
      "http://127.0.0.1:9",
      /^http:\/\/127\.0\.0\.1:9 .*\(ECONNREFUSED\): nothing listens there/,
    ],
  ])("the detail about %s names the origin and the likely cause", async (_name, origin, expected) => {
    const failure = await rejectionOf(callXsolla({ method: POST, url: `${origin}/path?email=p@x.org` }));
    expect(failure).toEqual({ reason: "xsolla-unavailable", detail: expect.stringMatching(expected) });
    expect(failure).not.toMatchObject({ detail: expect.stringContaining("p@x.org") });
  });

  test("the detail about a server that fails has its status", async () => {
    const { call, url } = await startCall(html(503));
    expect(await rejectionOf(call(GET))).toMatchObject({ detail: `${url} answers HTTP 503` });
  });

  test.each<"GET" | "POST">([GET, POST])("too large an answer: %s", async (method) => {
    const listener: RequestListener = (_request, response) =>
      void response.writeHead(200).end(JSON.stringify({ text: "x".repeat(2_000_000) }));
    const { call, url } = await startCall(listener);
    expect(await rejectionOf(call(method))).toEqual({
      ...UNAVAILABLE,
      detail: `${url} answers with too long a body`,
    });
  });

  test.each<"GET" | "POST">([GET, POST])("an incomplete answer: %s", async (method) => {
    const listener: RequestListener = (request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"half":');
      setImmediate(() => request.socket.resetAndDestroy());
    };
    const { call } = await startCall(listener);
    expect(await rejectionOf(call(method))).toEqual(UNAVAILABLE);
  });

  test("the logged detail contains nothing of the request", async () => {
    const { url } = await startCall(reset);
    const headers = { authorization: "Basic c2VjcmV0" };
    const failure = await rejectionOf(callXsolla({ method: POST, url, headers, body: { email: "p@x.org" } }));
    expect(JSON.stringify(failure)).not.toMatch(/c2VjcmV0|p@x\.org/);
  });
});

// A purchase makes one GET and one POST, and has to answer within 15 s.
describe.concurrent("a server that hangs", () => {
  test.for<["GET" | "POST", string, RequestListener]>([
    [GET, "silent", hang],
    [POST, "silent", hang],
    [GET, "a byte at a time", drip],
    [POST, "a byte at a time", drip],
  ])("%s, %s: there is an end within 8 s", async ([method, _name, listener], { onTestFinished }) => {
    const { call } = await startCall(listener, onTestFinished);
    const { result, seconds } = await measure(rejectionOf(call(method)));
    expect(result).toEqual(UNAVAILABLE);
    expect(seconds).toBeLessThan(method === GET ? 6 : 8);
  });

  test("a GET has time for a second attempt", async ({ onTestFinished }) => {
    const { call } = await startCall(inTurn(hang, json(200, { ok: true })), onTestFinished);
    const { result, seconds } = await measure(call(GET));
    expect(result).toMatchObject({ body: { ok: true } });
    expect(seconds).toBeLessThan(6);
  });

  test("the deadline of the whole request ends a call", async ({ onTestFinished }) => {
    const { call } = await startCall(hang, onTestFinished);
    const { result, seconds } = await measure(rejectionOf(call(POST, AbortSignal.timeout(100))));
    expect(result).toEqual(UNAVAILABLE);
    expect(seconds).toBeLessThan(2);
  });
});
