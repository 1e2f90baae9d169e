import { expect, test } from "vitest";
import { CHECKS } from "../../payments/src/cli/doctor/checks.ts";
import { textOf } from "./repository.ts";

test("docs/reference/doctor.md lists every check with its severity", () => {
  const page = textOf("docs/reference/doctor.md");
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)].map(([, id, severity]) => ({
    id,
    severity,
  }));
  expect(listed).toEqual(CHECKS.map(({ id, severity }) => ({ id, severity })));
});
