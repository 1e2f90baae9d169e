// The Unity package has a copy of docs/guides/unity.md.
import { expect, test } from "vitest";
import { writeUnityPage } from "../../scripts/docs/write-unity-page.ts";
import { textOf } from "./repository.ts";

test("unity/Documentation~/index.md is made from docs/guides/unity.md", () => {
  expect(textOf("unity/Documentation~/index.md")).toBe(writeUnityPage());
});

test("the copy has no link that only works in the repository", () => {
  expect(writeUnityPage()).not.toMatch(/\]\((?!https:)/);
});
