import { execFile } from "node:child_process";

/** Parses the major version from `java -version`: 17 from "17.0.15", 8 from "1.8.0_292". */
export function parseJavaMajor(output: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  const major = first === "1" ? second : first;
  return major === undefined ? undefined : Number(major);
}

/** Finds the major version of the Java on PATH, which the emulators use. Java prints its version on stderr. */
export function findJavaMajor(): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile("java", ["-version"], (_error, stdout, stderr) =>
      resolve(parseJavaMajor(`${stderr}\n${stdout}`)),
    );
  });
}
