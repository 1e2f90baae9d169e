// Compiles and runs C# without Unity: Mono accepts the same language as Unity 2021.
import { globSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const root = fileURLToPath(new URL("../..", import.meta.url));
const LANGUAGE = "7.2";

/** The package's assemblies, as their asmdef files divide it. */
export const PACKAGE = {
  client: ["unity/Runtime/*.cs", "unity/Runtime/!(Firebase)/**/*.cs"],
  firebaseAuth: ["unity/Runtime/Firebase/Auth/*.cs"],
  firestore: ["unity/Runtime/Firebase/Firestore/*.cs"],
  appCheck: ["unity/Runtime/Firebase/AppCheck/*.cs"],
  sample: ["unity/Samples~/BuyAnItem/*.cs"],
  editor: ["unity/Editor/**/*.cs"],
  tests: ["unity/Tests/**/*.cs"],
};

/** Stand-ins for what the package is compiled against. */
export const STAND_INS = {
  unity: ["test/unity/stand-ins/UnityEngine/*.cs"],
  editor: ["test/unity/stand-ins/UnityEditor/*.cs"],
  nunit: ["test/unity/stand-ins/NUnit/*.cs"],
  ugui: ["test/unity/stand-ins/InputSystem/EventSystem.cs"],
  inputSystem: ["test/unity/stand-ins/InputSystem/InputSystemUIInputModule.cs"],
  firebase: ["test/unity/stand-ins/Firebase/*.cs"],
  firebaseApp: ["test/unity/stand-ins/Firebase/{FirebaseApp,TaskExtension}.cs"],
  firebaseAuth: ["test/unity/stand-ins/Firebase/FirebaseAuth.cs"],
  firestore: ["test/unity/stand-ins/Firebase/FirebaseFirestore.cs"],
  appCheck: ["test/unity/stand-ins/Firebase/FirebaseAppCheck.cs"],
  xsolla: ["test/unity/stand-ins/Xsolla/*.cs"],
};

export const filesOf = (patterns: string[]): string[] =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();

interface Assembly {
  name?: string;
  defines?: string[];
  /** Paths of the assemblies whose public types it uses. */
  references?: string[];
}

/** Compiles all files that match, with warnings as errors. Returns the path of the assembly. */
export async function compile(
  target: "exe" | "library",
  patterns: string[],
  { name = "game", defines = [], references = [] }: Assembly = {},
): Promise<string> {
  const files = filesOf(patterns);
  if (files.length === 0) throw new Error(`no C# in ${patterns.join(", ")}`);
  const made = join(mkdtempSync(join(tmpdir(), "mono-")), target === "exe" ? `${name}.exe` : `${name}.dll`);
  await execa(
    "mcs",
    [
      `-langversion:${LANGUAGE}`,
      "-warnaserror+",
      `-target:${target}`,
      `-out:${made}`,
      ...defines.map((name) => `-define:${name}`),
      ...references.map((path) => `-reference:${path}`),
      ...files,
    ],
    { cwd: root },
  );
  return made;
}

/** One output line of a scenario: its name, and the JSON that JsonUtility wrote. */
export interface OutputLine {
  name: string;
  value: unknown;
}

/** Runs a program to its end, and returns its output lines. */
export async function play(
  program: string,
  args: string[],
  env: Record<string, string>,
  /** Paths of the assemblies that it loads. */
  references: string[] = [],
): Promise<OutputLine[]> {
  const MONO_PATH = references.map((path) => dirname(path)).join(delimiter);
  const { stdout } = await execa("mono", [program, ...args], { env: { ...env, MONO_PATH }, timeout: 90_000 });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const end = line.indexOf(" ");
      return { name: line.slice(0, end), value: JSON.parse(line.slice(end + 1)) };
    });
}

/** Lists the values of a scenario's output lines with a name. */
export const valuesOf = (output: OutputLine[], name: string): unknown[] =>
  output.filter((line) => line.name === name).map(({ value }) => textOf(value));

function textOf(value: unknown): unknown {
  const keys = Object.keys(Object(value));
  return keys.length === 1 && keys[0] === "value" ? Object(value).value : value;
}
