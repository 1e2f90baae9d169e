import { expect, test } from "vitest";
import { RateLimit } from "../../../src/web-shop/rate-limit.ts";

const NOW = 1_000_000;

test("allows the limit in any window, and returns when there is room again", () => {
  const limit = new RateLimit(2, 60_000);
  expect([limit.count("ada", NOW), limit.count("ada", NOW + 10_000)]).toEqual([0, 0]);
  expect(limit.count("ada", NOW + 20_000)).toBe(40);
  expect(limit.count("ada", NOW + 59_999)).toBe(1);
  expect(limit.count("ada", NOW + 60_000)).toBe(0);
  expect(limit.count("ada", NOW + 60_001)).toBe(10);
});

test("counts each key separately", () => {
  const limit = new RateLimit(1, 60_000);
  expect([limit.count("ada", NOW), limit.count("grace", NOW), limit.count("ada", NOW)]).toEqual([0, 0, 60]);
});
