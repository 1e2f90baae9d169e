// C# without Unity: Mono's compiler takes the language that Unity 2021 takes, and its runtime runs the client as a game would.
import { globSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const root = fileURLToPath(new URL("../..", import.meta.url));
const LANGUAGE = "7.2";

interface Assembly {
  name?: string;
  defines?: string[];
  /** Paths of the assemblies whose public types it uses. */
  references?: string[];
}

/** Compiles all files that the patterns find, a warning counting as an error; gives the path of what was made. */
export async function compile(
  target: "exe" | "library",
  patterns: string[],
  { name = "game", defines = [], references = [] }: Assembly = {},
): Promise<string> {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
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

/** One line that a scenario told: its name, and what JsonUtility made of the rest. */
export interface Told {
  name: string;
  value: unknown;
}

/** Runs a program to its end, and gives what it told. */
export async function play(program: string, args: string[], env: Record<string, string>): Promise<Told[]> {
  const { stdout } = await execa("mono", [program, ...args], { env, timeout: 90_000 });
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const end = line.indexOf(" ");
      return { name: line.slice(0, end), value: JSON.parse(line.slice(end + 1)) };
    });
}
