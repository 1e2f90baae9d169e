import { existsSync, readFileSync } from "node:fs";

/** Reads a file's text, or its bytes; undefined when the file does not exist. */
export function readIfThere(path: string): string | undefined;
export function readIfThere(path: string, as: "bytes"): Buffer | undefined;
export function readIfThere(path: string, as?: "bytes"): string | Buffer | undefined {
  if (!existsSync(path)) return undefined;
  return as === "bytes" ? readFileSync(path) : readFileSync(path, "utf8");
}
