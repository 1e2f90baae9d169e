// The player's limit where several instances count at once, each with a memory of its own.
import { expect, test, vi } from "vitest";
import { newPlayer, read, remove, write } from "../../../../test/support/client.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { useFunctionsInProcess } from "../../support/in-process.ts";

const MAX = 10;

useFunctionsInProcess();

/** A copy of the module, as another instance has loaded it. */
async function newInstance() {
  vi.resetModules();
  const { enforceOrderLimit } = await import("../../../src/payment-token/enforce-order-limit.ts");
  const backend = hostBackend();
  return (uid: string) => enforceOrderLimit(backend, uid, MAX);
}

const limitOf = (uid: string) => `xsollaPlayers/${uid}/xsollaLimits/paymentTokens`;
const refused = { failure: { reason: "too-many-orders", retryAfterSeconds: expect.any(Number) } };

test.each([1, 3])("of thirty concurrent calls exactly the limit succeeds: %i instances", async (count) => {
  const { uid } = await newPlayer();
  const instances = await Promise.all(Array.from({ length: count }, newInstance));
  const claims = Array.from({ length: 30 }, (_, index) => instances[index % count]?.(uid));
  const results = await Promise.allSettled(claims);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(MAX);
  for (const result of results.filter(({ status }) => status === "rejected"))
    expect(result).toMatchObject({ reason: refused });
  expect((await read(limitOf(uid)))?.at).toHaveLength(MAX);
});

test("an instance trusts the document more than its own memory", async () => {
  const { uid } = await newPlayer();
  const claim = await newInstance();
  await claim(uid);
  const now = new Date();
  // Another instance has counted nine more.
  await write(limitOf(uid), { at: Array(MAX).fill(now), expireAt: now });
  await expect(claim(uid)).rejects.toMatchObject(refused);
  // An operator, or a TTL, has removed the record.
  await write(limitOf(uid), { at: [], expireAt: now });
  await claim(uid);
  expect((await read(limitOf(uid)))?.at).toHaveLength(1);
});

test("an instance whose remembered document was deleted starts to count again", async () => {
  const { uid } = await newPlayer();
  const claim = await newInstance();
  await claim(uid);
  await remove(limitOf(uid));
  await claim(uid);
  expect((await read(limitOf(uid)))?.at).toHaveLength(1);
});

test("a limit of 0 stops all sales", async () => {
  const { uid } = await newPlayer();
  const { enforceOrderLimit } = await import("../../../src/payment-token/enforce-order-limit.ts");
  await expect(enforceOrderLimit(hostBackend(), uid, 0)).rejects.toMatchObject(refused);
  expect(await read(limitOf(uid))).toBeUndefined();
});
