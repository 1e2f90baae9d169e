import { execa } from "execa";

/** Parses the major version in the output of `java -version`: 17 in "17.0.15", 8 in "1.8.0_292". */
export function parseJavaMajor(output: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  const major = first === "1" ? second : first;
  return major === undefined ? undefined : Number(major);
}

/** Finds the major version of the Java on PATH, which the emulators start. */
export async function findJavaMajor(): Promise<number | undefined> {
  const { stderr, stdout } = await execa("java", ["-version"], { reject: false, stdin: "ignore" });
  return parseJavaMajor(`${stderr ?? ""}\n${stdout ?? ""}`);
}
