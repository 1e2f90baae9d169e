import { run } from "./run-child.mjs";

/** Runs the npm that started this command, by its script: on Windows `npm` is a batch file, which needs a shell. */
export function npm(args, cwd) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return run(process.execPath, [script, ...args], { cwd });
  return run("npm", args, { cwd, shell: process.platform === "win32" });
}
