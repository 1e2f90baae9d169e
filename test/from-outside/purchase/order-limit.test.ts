import { beforeEach, expect, test } from "vitest";
import { call, newPlayer, read, refusal, write } from "../../support/client.ts";
import { control, forgetRequests, requestsTo } from "../../support/xsolla.ts";

/** The default of MAX_ORDERS_PER_MINUTE. */
const MAX = 10;

const buy = (idToken: string, sku = "coins-100") =>
  call("sandbox", "getXsollaPaymentToken", { sku }, { idToken });

const tooMany = refusal(429, "RESOURCE_EXHAUSTED", "too-many-orders", {
  retryAfterSeconds: expect.any(Number),
});

const tokenCalls = async () => (await requestsTo("/admin/payment/token")).length;

beforeEach(forgetRequests);

test("of twenty concurrent calls exactly the limit succeeds", async () => {
  // The emulator starts a process for each concurrent call. These calls start them, and may run out of time.
  const others = await Promise.all(
    Array.from({ length: 2 * MAX }, async () => (await newPlayer()).idToken()),
  );
  await Promise.all(others.map((other) => buy(other)));
  await forgetRequests();

  const idToken = await (await newPlayer()).idToken();
  const answers = await Promise.all(Array.from({ length: 2 * MAX }, () => buy(idToken)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(MAX);
  for (const answer of answers.filter(({ status }) => status !== 200)) expect(answer).toEqual(tooMany);
  expect(await tokenCalls()).toBe(MAX);

  const neighbour = await newPlayer();
  expect((await buy(await neighbour.idToken())).status).toBe(200);
}, 180_000);

test("the window slides: a call counts for 60 s", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const path = `xsollaPlayers/${player.uid}/xsollaLimits/paymentTokens`;
  const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000);
  await write(path, { at: [ago(20), ...Array(MAX - 1).fill(ago(10))], expireAt: ago(0) });
  const refused = await buy(idToken);
  expect(refused).toEqual(tooMany);
  const { retryAfterSeconds } = Object(refused.body).error.details;
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(40);

  await write(path, { at: [ago(61), ...Array(MAX - 1).fill(ago(10))], expireAt: ago(0) });
  expect((await buy(idToken)).status).toBe(200);
  expect((await read(path))?.at).toHaveLength(MAX);
  expect(await buy(idToken)).toEqual(tooMany);
});

test("calls that fail before the token call do not count, calls that Xsolla refuses do", async () => {
  const player = await newPlayer();
  const idToken = await player.idToken();
  const taken = async () =>
    (await read(`xsollaPlayers/${player.uid}/xsollaLimits/paymentTokens`))?.at?.length ?? 0;
  expect((await buy(idToken, "no-such-item")).status).toBe(404);
  expect(await taken()).toBe(0);
  await control("POST", "/faults", { on: "token", kind: "status", status: 500 });
  expect((await buy(idToken)).status).toBe(503);
  expect(await taken()).toBe(1);
});
