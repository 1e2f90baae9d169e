// Every row of docs/reference/what-is-sold.md names a test that is there.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/reference/what-is-sold.md", root), "utf8");

const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (Item|Way|Type) \|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, what = "", answer = "", , shown = ""]) => ({ what, answer, shown }));

test("the page has rows, each with an answer", () => {
  expect(rows.length).toBeGreaterThan(30);
  for (const { what, answer } of rows) expect([what, answer]).not.toContain("");
});

test.each(rows)("$what", ({ shown }) => {
  const [, path = "", title = ""] = /^`([^`]+)` "([^"]+)"$/.exec(shown) ?? [];
  expect(existsSync(new URL(path, root)), `${path} is there`).toBe(true);
  const source = readFileSync(new URL(path, root), "utf8");
  expect(source.includes(title), `${path} has "${title}"`).toBe(true);
});

const NOTIFICATIONS =
  "user_validation user_search partner_side_catalog order_paid order_canceled payment refund partial_refund create_subscription update_subscription non_renewal_subscription cancel_subscription ps_declined afs_reject afs_black_list dispute payment_account_add payment_account_remove redeem_key get_pincode user_balance_operation upgrade_refund inventory_get inventory_pull inventory_push";

test.each(NOTIFICATIONS.split(" "))("%s has a row", (type) => {
  expect(rows.some(({ what }) => what.includes(`\`${type}\``))).toBe(true);
});
