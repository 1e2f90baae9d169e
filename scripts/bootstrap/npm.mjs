import { run } from "./run-child.mjs";

/** Sends npm's output to stderr, because a program may read the command's stdout. */
const stdio = ["inherit", 2, 2];

/** Runs the npm that started this command, by its script: on Windows `npm` is a batch file, which needs a shell. */
export function npm(args, cwd) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args], { cwd, stdio });
  return run("npm", args, { cwd, stdio, shell: process.platform === "win32" });
}
