// What the doctor says about deployed rules, without an emulator.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findLeak } from "../../../../../src/cli/doctor/rules/find-leak.ts";
import { parseRules } from "../../../../../src/cli/doctor/rules/parse-rules.ts";

const own = readFileSync(new URL("../../../../../../firestore.rules", import.meta.url), "utf8");
/** The library's rules with more beside them. */
const withMore = (more: string) =>
  own.replace("match /databases/{database}/documents {", (block) => `${block}\n${more}\n`);
const leakOf = (source: string) => findLeak(parseRules(source));

describe("accepted", () => {
  test.each([
    ["the library's own rules", own],
    ["another collection that is open", withMore("match /news/{id} { allow read, write: if true; }")],
    [
      "a player's own document elsewhere",
      withMore("match /users/{uid}/{rest=**} { allow write: if request.auth.uid == uid; }"),
    ],
    [
      "an administrator's claim",
      withMore("match /{all=**} { allow read, write: if request.auth.token.admin == true; }"),
    ],
    ["everything is forbidden", withMore("match /{all=**} { allow read, write: if false; }")],
    [
      "an opening in a comment",
      withMore("// match /{all=**} { allow write; }\n/* match /{all=**} { allow write; } */"),
    ],
    ["get and list instead of read", own.replaceAll("allow read:", "allow get, list:")],
  ])("%s", (_name, source) => {
    expect(leakOf(source)).toBeUndefined();
  });
});

describe("reported", () => {
  test.each([
    ["a condition that is always true", "match /{all=**} { allow read: if true; }", "lets everybody read"],
    ["no condition", "match /{all=**} { allow write; }", "lets everybody write"],
    [
      "a date",
      "match /{all=**} {\n allow read, write: if\n request.time < timestamp.date(2027, 1, 31);\n}",
      "everybody until 2027-1-31",
    ],
    [
      "any signed-in player",
      "match /xsollaPlayers/{uid}/{rest=**} { allow read: if request.auth != null; }",
      "lets every player read",
    ],
    [
      "a player writes below their own id",
      "match /{top}/{uid}/{rest=**} { allow write: if request.auth.uid == uid; }",
      "lets players write their own items",
    ],
    [
      "a player reads all below their own id",
      "match /xsollaPlayers/{uid}/{rest=**} { allow read: if request.auth.uid == uid; }",
      "read what only the functions may",
    ],
    [
      "the ledger is open",
      "match /xsollaNotifications/{id} { allow get: if true; }",
      "lets everybody read xsollaNotifications",
    ],
    [
      "a function that is always true",
      "function open() { return true; }\nmatch /{all=**} { allow create: if open(); }",
      "lets everybody write",
    ],
  ])("%s", (_name, more, says) => {
    expect(leakOf(withMore(more))).toContain(says);
  });

  test("players cannot read one of their collections", () => {
    expect(leakOf(own.replace("xsollaInventory", "inventory"))).toContain("read their xsollaInventory");
  });
});
