// Each function and each option of the library is in the documents, and the host in functions/ exports each function.
import { describe, expect, test } from "vitest";
import { textOf } from "./repository.ts";

/** Names of the properties of an interface. */
const propertiesOf = (file: string, name: string): string[] => {
  const [, body = ""] = new RegExp(`^export interface ${name} {(.*?)^}`, "ms").exec(textOf(file)) ?? [];
  return [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, property = ""]) => property);
};

const functions = propertiesOf("payments/src/xsolla-payments.ts", "XsollaPayments");
const options = propertiesOf("payments/src/options.ts", "XsollaPaymentsOptions");

test("functions and options are found at all", () => {
  expect(functions).toContain("xsollaWebhook");
  expect(options).toContain("fulfil");
});

describe.each([
  "docs/reference/api.md",
  "docs/guides/installing.md",
  "payments/README.md",
  "functions/src/index.ts",
])("%s", (path) => {
  test.each(functions)("has the function %s", (name) => {
    expect(textOf(path)).toMatch(new RegExp(`\\b${name}\\b`));
  });
});

describe.each(["docs/reference/parameters.md", "payments/README.md"])("%s", (path) => {
  test.each(options)("has the option %s", (name) => {
    expect(textOf(path)).toContain(`\`${name}\``);
  });
});
