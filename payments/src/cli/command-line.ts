import type { ProjectOptions } from "./open-project.ts";

/**
 * Tells whether an npm script of the library's repository has started this command: its scripts/run.mjs sets the
 * variable. In a clone only the npm scripts are sure to use the right version of Node.
 */
const isNpmScript = (): boolean => process.env.XSOLLA_PAYMENTS_RUN_BY === "npm";

/** Returns a command of this program as its user types it. */
export type CommandLine = (name: string, ...rest: string[]) => string;

/** Returns a command of this program as it is typed in a project that has installed the library. */
export const installedCommandLine: CommandLine = (name, ...rest) =>
  ["npx xsolla-firebase-payments", name, ...rest].join(" ").trim();

/**
 * Returns a command of this program as its user types it: with the npm script in a clone, else with npx.
 *
 * @param name the command, such as `problems`
 * @param rest what follows it, such as `settle` and `--note <text>`
 */
export function commandLine(name: string, ...rest: string[]): string {
  if (!isNpmScript()) return installedCommandLine(name, ...rest);
  return ["npm run", name, ...(rest.length > 0 ? ["--", ...rest] : [])].join(" ").trim();
}

/**
 * Makes a `commandLine` that repeats the project and the host that the user has given. Without them, a hint would name
 * a command that works on the default project.
 */
export const commandLineOn =
  ({ project, host }: ProjectOptions): CommandLine =>
  (name, ...rest) =>
    commandLine(name, ...rest, ...(project ? ["--project", project] : []), ...(host ? ["--host", host] : []));

/** Returns the command that starts the emulators. */
export const emulatorsCommand = (): string => (isNpmScript() ? "npm start" : "npx firebase emulators:start");
