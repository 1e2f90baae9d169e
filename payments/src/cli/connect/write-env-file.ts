import { readFileSync, writeFileSync } from "node:fs";
import type { Values } from "../read-settings.ts";

/** Changes the values of variables in the text of an .env file. All other lines stay as they are. */
export function changeEnv(text: string, values: Values): string {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${value}`;
    // The last line of a variable counts.
    const place = lines.findLastIndex((one) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(one));
    if (place < 0) lines.push(line);
    else lines[place] = line;
  }
  return `${lines.join("\n")}\n`;
}

/** Changes the values of variables in an .env file. Creates the file if it does not exist. */
export function writeEnvFile(path: string, values: Values): void {
  writeFileSync(path, changeEnv(read(path), values));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
