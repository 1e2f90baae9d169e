// The examples of the documents compile beside both SDKs.
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { compile, filesOf, PACKAGE, STAND_INS } from "./mono.ts";

let references: string[] = [];
beforeAll(async () => {
  const unity = await compile("library", STAND_INS.unity, { name: "UnityEngine" });
  const client = await compile("library", PACKAGE.client, { name: "XsollaFirebase", references: [unity] });
  const firebase = await compile("library", STAND_INS.firebase, { name: "Firebase", references: [unity] });
  const sdk = [unity, client, firebase];
  references = [
    ...sdk,
    await compile("library", PACKAGE.firebaseAuth, {
      name: "XsollaFirebase.FirebaseAuth",
      references: sdk,
    }),
    await compile("library", PACKAGE.firestore, { name: "XsollaFirebase.Firestore", references: sdk }),
    await compile("library", PACKAGE.appCheck, { name: "XsollaFirebase.AppCheck", references: sdk }),
    await compile("library", STAND_INS.xsolla, { name: "Xsolla" }),
  ];
});

const source = (text: string, name = "Example") => {
  const file = join(tmpdir(), `${name}-${process.pid}.cs`);
  writeFileSync(file, text);
  return file;
};

const examples = ["docs/guides/unity.md", "unity/README.md", "README.md"].flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/```csharp\n([^`]*)```/g)].map(([, text = ""]) => ({
    page,
    name: /class (\w+)/.exec(text)?.[1],
    text,
  })),
);

test("there are examples", () => {
  expect(examples.map(({ name }) => name)).toContain("FirebaseShopPage");
});

test.each(examples)("$name of $page", async ({ text }) => {
  await expect(compile("library", [source(text)], { references })).resolves.toBeTruthy();
});

const GUIDE = "test/unity/guide/FirebaseExamplePage.cs";

// All examples in one game, as in a studio that follows the document and keeps the guide's script.
test.each([
  ["as it is", ""],
  ["that uses the package too", "using XsollaFirebase;\nusing XsollaFirebase.FirebaseSdk;\n"],
])("every example beside the guide's page, %s", async (_name, usings) => {
  const pages = [...examples.map(({ text }) => text), usings + readFileSync(GUIDE, "utf8")];
  const files = pages.map((text, index) => source(text, `Page${index}`));
  await expect(compile("library", files, { references })).resolves.toBeTruthy();
});

const namesOf = (patterns: string[]) =>
  filesOf(patterns).flatMap((file) =>
    [
      ...readFileSync(file, "utf8").matchAll(
        /^ {4}public (?:(?:static|sealed|abstract|partial) )*(?:class|struct|enum|interface|delegate \w+) (\w+)/gm,
      ),
    ].map(([, name = ""]) => name),
  );

const namespacesOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^namespace (\S+)/gm)].map(([, name]) => name);

/** Makes a script that uses all namespaces of both SDKs and the package, and these types by their short names. */
function pageThatUses(names: string[]): string {
  const usings = [
    "System",
    "System.Collections.Generic",
    "System.Threading.Tasks",
    "Firebase",
    "Firebase.AppCheck",
    "Firebase.Auth",
    "Firebase.Extensions",
    "Firebase.Firestore",
    "UnityEngine",
    "UnityEngine.Networking",
    "UnityEngine.UIElements",
    ...filesOf(STAND_INS.xsolla).flatMap(namespacesOf),
    "XsollaFirebase",
    "XsollaFirebase.FirebaseSdk",
  ];
  const types = names.map((name) => `typeof(${name})`).join(", ");
  return `${usings.map((name) => `using ${name};`).join("\n")}
public static class Names { public static readonly Type[] All = { ${types} }; }`;
}

// Otherwise the guide's own script gets CS0104.
test("no public type has the name of one of either SDK's", async () => {
  const { client, firebaseAuth, firestore, appCheck } = PACKAGE;
  const names = new Set(namesOf([...client, ...firebaseAuth, ...firestore, ...appCheck]));
  // Compiled for newer versions of Unity only.
  names.delete("AwaitableTasks");
  expect(names.size).toBeGreaterThan(20);
  const page = source(pageThatUses([...names]));
  await expect(compile("library", [page], { references })).resolves.toBeTruthy();
});

test("a public type with such a name is found", async () => {
  const page = `${pageThatUses(["OrderStatus"])} namespace XsollaFirebase { public class OrderStatus { } }`;
  await expect(compile("library", [source(page)], { references })).rejects.toThrow(/CS0104/);
});
