import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failureOf } from "../../src/failure.ts";
import { DeadlineError, within } from "../../src/within.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("resolves with the result, and leaves no timer behind", async () => {
  expect(await within(1000, Promise.resolve(7))).toBe(7);
  await expect(within(1000, Promise.reject(new TypeError("x")))).rejects.toThrow(TypeError);
  expect(vi.getTimerCount()).toBe(0);
});

test("hanging work ends at the deadline with a transient fault", async () => {
  const result = within(1000, new Promise(() => {})).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  const error = await result;
  expect(error).toBeInstanceOf(DeadlineError);
  expect(failureOf(error)).toEqual({ reason: "storage-unavailable", error });
});

test("a failure after the deadline is ignored", async () => {
  const unhandled = vi.fn();
  process.once("unhandledRejection", unhandled);
  const { promise, reject } = Promise.withResolvers<never>();
  const result = within(1000, promise).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(1000);
  reject(new TypeError("too late"));
  expect(await result).toBeInstanceOf(DeadlineError);
  vi.useRealTimers();
  await new Promise(setImmediate);
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
