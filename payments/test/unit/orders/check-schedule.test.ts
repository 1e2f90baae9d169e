import { expect, test } from "vitest";
import {
  isOverdue,
  nextCheckAfter,
  overdueCutoff,
  retryCheckAfter,
} from "../../../src/orders/check-schedule.ts";

const MADE = new Date("2026-09-01T12:00:00Z");
const after = (minutes: number) => new Date(MADE.getTime() + minutes * 60_000);

test("the intervals grow: first check after 10 minutes, last after 24 hours", () => {
  const ages: number[] = [];
  for (let at: Date | null = MADE; at; at = nextCheckAfter(MADE, at)) {
    ages.push((at.getTime() - MADE.getTime()) / 60_000);
  }
  expect(ages).toEqual([0, 10, 20, 40, 80, 160, 320, 640, 1_430, 1_440]);
});

test("a late sweep skips the checks it has missed", () => {
  expect(nextCheckAfter(MADE, after(200))).toEqual(after(320));
});

test("after a failure the next check is the retry; the last check is retried for an hour", () => {
  expect(retryCheckAfter(MADE, after(11))).toEqual(after(20));
  expect(retryCheckAfter(MADE, after(1_440))).toEqual(after(1_450));
  expect(retryCheckAfter(MADE, after(1_490))).toEqual(after(1_500));
  expect(retryCheckAfter(MADE, after(1_491))).toBeNull();
});

test("an order is overdue a day after it was made", () => {
  expect(isOverdue(MADE, after(1_439))).toBe(false);
  expect(isOverdue(MADE, after(1_440))).toBe(true);
  expect(overdueCutoff(after(1_440))).toEqual(MADE);
});
