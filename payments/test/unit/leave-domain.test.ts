import domain from "node:domain";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { inDomain, leaveDomain } from "../../src/leave-domain.ts";

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

test("the studio's code runs in the domain of its request, and what follows does not", async () => {
  const studio = inDomain(async (name: string) => {
    const first = process.domain;
    await turn();
    return { name, stays: process.domain === first && Boolean(first) };
  });
  const { ran, after } = await runInDomain(async () => {
    leaveDomain();
    await turn();
    const ran = await studio("fulfil");
    return { ran, after: process.domain };
  });
  expect(ran).toEqual({ name: "fulfil", stays: true });
  expect(after).toBeFalsy();
});

test("the studio's code that throws leaves the domain, too", async () => {
  const studio = inDomain(() => {
    throw new TypeError("expected");
  });
  const after = await runInDomain(async () => {
    leaveDomain();
    expect(studio).toThrow(new TypeError("expected"));
    return process.domain;
  });
  expect(after).toBeFalsy();
});

test("without a domain the studio's code runs as it is", () => {
  expect(inDomain((one: number, other: number) => one + other)(1, 2)).toBe(3);
});
