import { run } from "./run-child.mjs";

/** What a command prints on stdout may be for a program to read. */
const stdio = ["inherit", 2, 2];

/** Runs the npm that runs this command, by its script: on Windows `npm` itself is a batch file, which needs a shell. */
export function npm(args, cwd) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args], { cwd, stdio });
  return run("npm", args, { cwd, stdio, shell: process.platform === "win32" });
}
