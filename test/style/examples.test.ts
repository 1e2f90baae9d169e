// The examples of the documents compile against the library. Those in C# are tested in test/unity/documents.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, expect, test } from "vitest";
import { filesOf, ROOT, textOf } from "./repository.ts";

/** The complete examples, which name the package. */
const examples = filesOf("**/*.md").flatMap((page) =>
  [...textOf(page).matchAll(/```(js|ts)\n(.*?)```/gs)]
    .map(([, language = "", code = ""]) => ({ page, language, code }))
    .filter(({ code }) => code.includes('"xsolla-firebase-payments"')),
);

/** Examples with a name that the library does not have. */
const WRONG = [
  { language: "js", code: `require("xsolla-firebase-payments").xsollaPayments({ curency: "EUR" });` },
  { language: "ts", code: `import { Fulfill } from "xsolla-firebase-payments";` },
];

/** A host's own file, which examples load. */
const FULFIL = `/** @type {import("xsolla-firebase-payments").Fulfil} */\nexports.fulfil = () => {};\n`;

// In the repository, so that packages are found.
const folder = mkdtempSync(join(ROOT, "node_modules", ".examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const COMPILER_OPTIONS = {
  module: "nodenext",
  target: "es2024",
  types: ["node"],
  strict: true,
  noImplicitAny: false,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  paths: { "xsolla-firebase-payments": [join(ROOT, "payments/src/index.ts")] },
};

test("every example compiles, and wrong ones do not", async () => {
  expect(examples.length).toBeGreaterThan(5);
  const pages = [...examples, ...WRONG.map((wrong) => ({ page: "wrong", ...wrong }))];
  const files = pages.map(({ page, language, code }, index) => {
    const name = `${page.replaceAll(/\W+/g, "-")}-${index}.${language === "ts" ? "mts" : "cjs"}`;
    writeFileSync(join(folder, name), code);
    return name;
  });
  writeFileSync(join(folder, "fulfil.js"), FULFIL);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files }));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const { stdout } = await execa(process.execPath, [tsc, "-p", folder], { reject: false });
  // `npm run check` checks the library's own files, with stricter options.
  const errors = stdout.split("\n").filter((line) => line.includes(".examples-"));
  expect(errors).toEqual([
    expect.stringMatching(/wrong-\d+\.cjs.*'curency' does not exist/),
    expect.stringMatching(/wrong-\d+\.mts.*'Fulfill'/),
  ]);
});
