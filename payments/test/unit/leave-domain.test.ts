import domain from "node:domain";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { leaveDomain } from "../../src/leave-domain.ts";

/** Runs a handler in a domain, as the functions-framework does. */
function runInDomain<T>(handler: () => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const request = domain.create();
  request.run(() => process.nextTick(() => handler().then(resolve, reject)));
  return promise;
}

afterAll(() => expect(process.domain).toBeFalsy());

test("a handler that leaves its domain stays outside, also after it has waited", async () => {
  const domains = await runInDomain(async () => {
    const before = process.domain;
    leaveDomain();
    const after = process.domain;
    await turn();
    return { before, after, later: process.domain };
  });
  expect(domains.before).toBeTruthy();
  expect(domains.after).toBeFalsy();
  expect(domains.later).toBeFalsy();
});

test("an error of the handler rejects its promise", async () => {
  const handled = runInDomain(async () => {
    leaveDomain();
    await turn();
    throw new TypeError("expected");
  });
  await expect(handled).rejects.toThrow(new TypeError("expected"));
});

test("one request that leaves does not affect another", async () => {
  const staying = runInDomain(async () => {
    await turn();
    await turn();
    return process.domain;
  });
  await runInDomain(async () => leaveDomain());
  expect(await staying).toBeTruthy();
});

test("without a domain it does nothing", () => {
  expect(leaveDomain).not.toThrow();
});
