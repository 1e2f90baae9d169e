// What a game, an operator or a program can read in Firestore or in an answer is explained on the page about it.
import { describe, expect, test } from "vitest";
import { filesOf, textOf } from "./repository.ts";

/** A union type of the library, and the page that explains each of its values. */
const PAGES = [
  ["orders/order.ts", "Problem", "docs/operating/what-can-go-wrong.md"],
  ["orders/order.ts", "OrderStatus", "docs/reference/storage.md"],
  ["order-store/notification-store.ts", "NotificationOutcome", "docs/reference/storage.md"],
  ["audit/difference.ts", "DifferenceKind", "docs/operating/what-the-audit-finds.md"],
] as const;

function valuesOf(file: string, type: string): string[] {
  const [, union = ""] = new RegExp(`^export type ${type} =([^;]*);`, "m").exec(textOf(file)) ?? [];
  return [...union.replaceAll(/\/\*.*?\*\//gs, "").matchAll(/"([^"]+)"/g)].map(([, value = ""]) => value);
}

describe.each(PAGES)("%s: %s", (file, type, page) => {
  const values = valuesOf(`payments/src/${file}`, type);

  test("has values", () => {
    expect(values.length).toBeGreaterThan(3);
  });

  test.each(values)(`%s is explained in ${page}`, (value) => {
    expect(textOf(page)).toContain(`\`${value}\``);
  });
});

test("every notification type that the webhook handles has a row", () => {
  const handled = filesOf("payments/src/webhook/handle-*.ts").flatMap((file) =>
    [...textOf(file).matchAll(/case "([a-z_]+)"/g)].map(([, type = ""]) => type),
  );
  expect(handled.length).toBeGreaterThan(8);
  const page = textOf("docs/reference/notifications.md");
  expect(handled.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
});
