import { execa } from "execa";

/** The major version in `java -version`: 17 of "17.0.15", 8 of "1.8.0_292". */
export function parseJavaMajor(output: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  const major = first === "1" ? second : first;
  return major === undefined ? undefined : Number(major);
}

/** The Java on PATH, which is the one that the emulators start. */
export async function findJavaMajor(): Promise<number | undefined> {
  const { stderr, stdout } = await execa("java", ["-version"], { reject: false, stdin: "ignore" });
  return parseJavaMajor(`${stderr ?? ""}\n${stdout ?? ""}`);
}
