import { execFile } from "node:child_process";

/** The major version in `java -version`: 17 of "17.0.15", 8 of "1.8.0_292". */
export function parseJavaMajor(output: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  const major = first === "1" ? second : first;
  return major === undefined ? undefined : Number(major);
}

/** The Java on PATH, which is the one that the emulators start. It prints its version on stderr. */
export function findJavaMajor(): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile("java", ["-version"], (_error, stdout, stderr) =>
      resolve(parseJavaMajor(`${stderr}\n${stdout}`)),
    );
  });
}
