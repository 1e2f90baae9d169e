import { describe, expect, test } from "vitest";
import { addClaim, limitOf } from "../../../src/spending/free-item-limit.ts";

const NOW = new Date("2026-11-27T15:00:00Z"); // a Friday
const seconds = (date: string) => Date.parse(date) / 1_000;
const itemWith = (per_user: object | null) => ({ sku: "daily-snack", limits: { per_user } });

describe("the limit", () => {
  test.each<[string, object | null, number, string | null]>([
    ["no limit: one in total", null, 1, null],
    ["a number", { total: 3 }, 3, null],
    ["a limit without a number", { total: null }, 1, null],
    [
      "a day, with the time of its end",
      {
        total: 2,
        recurrent_schedule: { interval_type: "daily", reset_next_date: seconds("2026-11-28T00:00:00Z") },
      },
      2,
      "2026-11-28T00:00:00.000Z",
    ],
    [
      "an end that has passed meanwhile",
      {
        total: 2,
        recurrent_schedule: { interval_type: "daily", reset_next_date: seconds("2026-11-25T06:00:00Z") },
      },
      2,
      "2026-11-28T06:00:00.000Z",
    ],
    [
      "a week without the time of its end",
      { total: 1, recurrent_schedule: { interval_type: "weekly" } },
      1,
      "2026-11-30T00:00:00.000Z",
    ],
    [
      "a month without the time of its end",
      { total: 1, recurrent_schedule: { interval_type: "monthly" } },
      1,
      "2026-12-01T00:00:00.000Z",
    ],
  ])("says %s", (_name, perUser, total, resetAt) => {
    const limit = limitOf(itemWith(perUser), NOW);
    expect({ total: limit.total, resetAt: limit.resetAt?.toISOString() ?? null }).toEqual({ total, resetAt });
  });
});

describe("a claim", () => {
  const tomorrow = new Date("2026-11-28T00:00:00Z");
  const limit = { total: 2, resetAt: tomorrow };

  test.each([
    ["the first", null, 1, 1],
    ["all at once", null, 2, 2],
    ["the last one", { pieces: 1, resetAt: tomorrow }, 1, 2],
    ["after the reset", { pieces: 2, resetAt: NOW }, 2, 2],
  ])("counts: %s", (_name, known, quantity, pieces) => {
    expect(addClaim(known, limit, quantity, NOW)).toEqual({ pieces, resetAt: tomorrow });
  });

  test.each([
    ["more than the limit at once", null, 3],
    ["one more than the limit", { pieces: 2, resetAt: tomorrow }, 1],
    ["one more than the limit that never resets", { pieces: 2, resetAt: null }, 1],
  ])("is refused: %s", (_name, known, quantity) => {
    expect(addClaim(known, limit, quantity, NOW)).toBeNull();
  });
});
