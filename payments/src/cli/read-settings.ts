import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export type Values = Record<string, string>;

/** The parameters and secrets of a functions folder. */
export interface Settings {
  /** Values of the files in git: `.env`, then `.env.<project id>`. */
  committed: Values;
  /** Values as the functions see them in the emulator: the above, then `.env.local`. */
  effective: Values;
  secrets: Values;
}

/** Reads the parameters of a functions folder in firebase-tools' order, in which each file wins over the one before. */
export function readSettings(functionsDirectory: string, projectId: string): Settings {
  const read = (name: string): Values => readEnvFile(join(functionsDirectory, name));
  const committed = { ...read(".env"), ...read(`.env.${projectId}`) };
  return { committed, effective: { ...committed, ...read(".env.local") }, secrets: read(".secret.local") };
}

/**
 * Returns a parameter that must be set.
 *
 * @param file file that the error names
 * @throws Error when it is missing or empty
 */
export function required(values: Values, name: string, file: string): string {
  const value = values[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set in ${file}`);
  return value;
}

function readEnvFile(path: string): Values {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return {};
  }
  return Object.fromEntries(
    Object.entries(parseEnv(text)).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
