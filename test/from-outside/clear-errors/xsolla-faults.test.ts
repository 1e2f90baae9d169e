import { afterEach, beforeEach, expect, test } from "vitest";
import { call, newPlayer, read, readLog, refusal } from "../../support/client.ts";
import { control, forgetRequests, requestsTo } from "../../support/xsolla.ts";

const NAME = "getXsollaPaymentToken";

beforeEach(forgetRequests);
afterEach(() => control("DELETE", "/faults"));

const fault = (on: "catalogue" | "token", what: object) =>
  control("POST", "/faults", { on, times: 0, ...what });

async function ask(sku: string, codebase: "sandbox" | "misconfigured" = "sandbox") {
  const player = await newPlayer(codebase);
  const started = performance.now();
  const answer = await call(codebase, NAME, { sku }, { idToken: await player.idToken() });
  return { ...answer, seconds: (performance.now() - started) / 1000 };
}

const storeError = (errorCode: number) => ({
  kind: "status",
  status: 422,
  body: { statusCode: 422, errorCode, errorMessage: `[0401-${errorCode}]: secret-internal-text` },
});

test.each([
  ["500", { kind: "status", status: 500 }, 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  ["a proxy's page", { kind: "html", status: 502 }, 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  ["a page with 200", { kind: "html", status: 200 }, 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  ["a page with 422", { kind: "html", status: 422 }, 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  ["other JSON", { kind: "garbage" }, 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  ["a broken connection", { kind: "reset" }, 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  ["422/2000, a failure of Pay Station", storeError(2000), 503, "UNAVAILABLE", "xsolla-unavailable", {}],
  [
    "422/1460, a purchase limit",
    storeError(1460),
    400,
    "FAILED_PRECONDITION",
    "order-refused",
    { xsollaErrorCode: 1460 },
  ],
  ["422/1102, the schema", storeError(1102), 500, "INTERNAL", "misconfigured", {}],
  ["401", { kind: "status", status: 401, body: { errorCode: 1020 } }, 500, "INTERNAL", "misconfigured", {}],
  ["403", { kind: "status", status: 403, body: { errorCode: 0 } }, 500, "INTERNAL", "misconfigured", {}],
  [
    "429 without Retry-After",
    { kind: "status", status: 429 },
    429,
    "RESOURCE_EXHAUSTED",
    "xsolla-busy",
    { retryAfterSeconds: 10 },
  ],
  [
    "429",
    { kind: "status", status: 429, headers: { "retry-after": "7" } },
    429,
    "RESOURCE_EXHAUSTED",
    "xsolla-busy",
    { retryAfterSeconds: 7 },
  ],
])("the token call answers %s", async (_name, what, http, status, reason, details) => {
  await fault("token", what);
  const { seconds, ...answer } = await ask("coins-100");
  expect(answer).toEqual(refusal(http, status, reason, details));
  expect(JSON.stringify(answer)).not.toContain("secret-internal-text");
  // The token call creates an order, so it is never retried.
  expect((await requestsTo("/admin/payment/token")).length).toBeLessThanOrEqual(1);
  expect(seconds).toBeLessThan(15);
});

test("Xsolla refuses the second season pass of one player", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const first = await call("sandbox", NAME, { sku: "season-pass" }, { idToken });
  await control("POST", "/paystation/pay", { token: Object(Object(first.body).result).token });
  expect(await call("sandbox", NAME, { sku: "season-pass" }, { idToken })).toEqual(
    refusal(400, "FAILED_PRECONDITION", "order-refused", { xsollaErrorCode: 1460 }),
  );
});

test("a wrong API key is misconfigured, and the answer does not contain it", async () => {
  const { seconds: _seconds, ...answer } = await ask("coins-100", "misconfigured");
  expect(answer).toEqual(refusal(500, "INTERNAL", "misconfigured"));
  expect(JSON.stringify(answer)).not.toContain("wrong-api-key");
});

test("Xsolla hangs: the player gets an answer within 15 s", async () => {
  await fault("token", { kind: "hang" });
  const token = await ask("coins-100");
  expect(token).toMatchObject(refusal(503, "UNAVAILABLE", "xsolla-unavailable"));
  expect(token.seconds).toBeLessThan(15);
  await fault("catalogue", { kind: "hang" });
  const catalogue = await ask("hanging-item");
  expect(catalogue).toMatchObject(refusal(503, "UNAVAILABLE", "xsolla-unavailable"));
  expect(catalogue.seconds).toBeLessThan(15);
});

test("a failed catalogue read is retried, then fails", async () => {
  await control("POST", "/faults", {
    on: "catalogue",
    kind: "status",
    status: 503,
    times: 1,
    sku: "game-key",
  });
  expect((await ask("game-key")).status).toBe(200);
  await fault("catalogue", { kind: "status", status: 503, sku: "never-read" });
  expect(await ask("never-read")).toMatchObject(refusal(503, "UNAVAILABLE", "xsolla-unavailable"));
  expect(await requestsTo("/items/sku/never-read")).toHaveLength(3);
});

test.each([
  ["500", { kind: "status", status: 500 }, 503, "UNAVAILABLE", "xsolla-unavailable"],
  ["a proxy's page", { kind: "html", status: 502 }, 503, "UNAVAILABLE", "xsolla-unavailable"],
  ["a page with 200", { kind: "html", status: 200 }, 503, "UNAVAILABLE", "xsolla-unavailable"],
  ["a page with 404", { kind: "html", status: 404 }, 503, "UNAVAILABLE", "xsolla-unavailable"],
  ["other JSON", { kind: "garbage" }, 503, "UNAVAILABLE", "xsolla-unavailable"],
  ["a broken connection", { kind: "reset" }, 503, "UNAVAILABLE", "xsolla-unavailable"],
  ["422", storeError(1102), 500, "INTERNAL", "misconfigured"],
  ["401", { kind: "status", status: 401, body: { errorCode: 1020 } }, 500, "INTERNAL", "misconfigured"],
])("the catalogue answers %s", async (name, what, http, status, reason) => {
  // A SKU of its own, because the answers are cached.
  const sku = `faulty-${name.replaceAll(/\W/g, "-")}`;
  await fault("catalogue", { ...what, sku });
  const { seconds, ...answer } = await ask(sku);
  expect(answer).toEqual(refusal(http, status, reason));
  expect(JSON.stringify(answer)).not.toContain("secret-internal-text");
  expect(seconds).toBeLessThan(15);
  expect(await requestsTo("/admin/payment/token")).toEqual([]);
});

test("a busy catalogue is not called again before Retry-After", async () => {
  await fault("catalogue", {
    kind: "status",
    status: 429,
    headers: { "retry-after": "3" },
    sku: "busy-item",
  });
  expect(await ask("busy-item")).toMatchObject(
    refusal(429, "RESOURCE_EXHAUSTED", "xsolla-busy", { retryAfterSeconds: 3 }),
  );
  expect(await requestsTo("/items/sku/busy-item")).toHaveLength(1);
});

test("a failed token call leaves no order", async () => {
  await fault("token", { kind: "status", status: 500 });
  const player = await newPlayer();
  await call("sandbox", NAME, { sku: "coins-100" }, { idToken: await player.idToken() });
  expect(await read(`xsollaPlayers/${player.uid}`)).toBeUndefined();
});

test("when Xsolla's schema refuses the token call, the log names the fields that were sent, and no value", async () => {
  await fault("token", storeError(1102));
  expect(await ask("coins-100")).toMatchObject(refusal(500, "INTERNAL", "misconfigured"));
  await expect
    .poll(readLog)
    .toMatch(/code 1102[^\n]*; sent: sandbox, user\.id\.value,[^\n]*settings\.external_id/);
});
