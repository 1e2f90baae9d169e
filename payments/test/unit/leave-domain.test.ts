import domain from "node:domain";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, expect, test, vi } from "vitest";
import { createBackend } from "../../src/backend.ts";
import { leaveDomain } from "../../src/leave-domain.ts";

/** A backend without code of a studio. */
const PLAIN = createBackend({});

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
    leaveDomain(PLAIN);
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
    leaveDomain(PLAIN);
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
  await runInDomain(async () => leaveDomain(PLAIN));
  expect(await staying).toBeTruthy();
});

test("without a domain the backend stays as it is", () => {
  expect(leaveDomain(PLAIN)).toBe(PLAIN);
});

/** Code of a studio that tells whether it runs in a domain, before and after it has waited. */
async function tellDomain(): Promise<boolean[]> {
  const before = process.domain;
  await turn();
  return [Boolean(before), process.domain === before];
}

test.each(["fulfil", "settingsFor", "itemsFor", "spend"] as const)(
  "%s runs in the domain of its request, and what follows does not",
  async (name) => {
    const told = vi.fn(tellDomain);
    const backend = createBackend({ [name]: told });
    const after = await runInDomain(async () => {
      const bound = leaveDomain(backend);
      await turn();
      await Reflect.apply(bound[name] ?? String, undefined, ["argument"]);
      return process.domain;
    });
    expect(told).toHaveBeenCalledExactlyOnceWith("argument");
    expect(await told.mock.results[0]?.value).toEqual([true, true]);
    expect(after).toBeFalsy();
  },
);

test("the studio's code that throws leaves the domain, too", async () => {
  const backend = createBackend({
    settingsFor: () => {
      throw new TypeError("expected");
    },
  });
  const after = await runInDomain(async () => {
    const { settingsFor } = leaveDomain(backend);
    expect(() => Reflect.apply(settingsFor ?? String, undefined, [])).toThrow(new TypeError("expected"));
    return process.domain;
  });
  expect(after).toBeFalsy();
});
