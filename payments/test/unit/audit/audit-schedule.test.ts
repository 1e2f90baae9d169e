import { expect, test } from "vitest";
import { dueSince, hoursOf } from "../../../src/audit/audit-schedule.ts";

const NOW = new Date("2026-03-15T10:20:00Z");
const hour = (text: string) => new Date(`${text}:00Z`);

test("at each full hour the orders of 1, 2, 3, 7, 14 and 30 days before are due", () => {
  expect([...dueSince(hour("2026-03-15T09:00"), NOW)]).toEqual([
    {
      at: hour("2026-03-15T10:00"),
      windows: ["03-14", "03-13", "03-12", "03-08", "03-01", "02-13"].map((day) => ({
        from: hour(`2026-${day}T09:00`),
        until: hour(`2026-${day}T10:00`),
      })),
    },
  ]);
});

test("nothing is due twice, and nothing in the future", () => {
  expect([...dueSince(hour("2026-03-15T10:00"), NOW)]).toEqual([]);
  expect([...dueSince(hour("2026-03-17T10:00"), NOW)]).toEqual([]);
});

test("after a pause of days each hour is compared once, at the last age that is due", () => {
  const from = [...dueSince(new Date("2026-03-05T10:00:00Z"), NOW)].flatMap(({ windows }) =>
    windows.map((window) => window.from.toISOString()),
  );
  expect(new Set(from).size).toBe(from.length);
  // A day, and ten days of being late, and the ages that are further apart than that.
  expect(from).toContain("2026-03-14T09:00:00.000Z");
  expect(from).toContain("2026-03-05T09:00:00.000Z");
  expect(from).toContain("2026-02-03T10:00:00.000Z");
});

test("a day has 24 hours", () => {
  const hours = hoursOf({ from: hour("2026-03-15T00:00"), until: hour("2026-03-16T00:00") });
  expect(hours).toHaveLength(24);
  expect(hours.at(0)).toEqual({ from: hour("2026-03-15T00:00"), until: hour("2026-03-15T01:00") });
  expect(hours.at(-1)).toEqual({ from: hour("2026-03-15T23:00"), until: hour("2026-03-16T00:00") });
});
