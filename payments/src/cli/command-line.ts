/**
 * Tells whether an npm script of the library's repository has started this command: its scripts/run.mjs sets the
 * variable. In a clone only the npm scripts are sure to use the right version of Node.
 */
export const isNpmScript = (): boolean => process.env.XSOLLA_PAYMENTS_RUN_BY === "npm";

/**
 * Returns a command of this program as its user types it: with the npm script in a clone, else with npx.
 *
 * @param name the command, such as `problems`
 * @param rest what follows it, such as `settle` and `--note <text>`
 */
export function commandLine(name: string, ...rest: string[]): string {
  const words = isNpmScript()
    ? ["npm run", name, ...(rest.length > 0 ? ["--", ...rest] : [])]
    : ["npx xsolla-firebase-payments", name, ...rest];
  return words.join(" ").trim();
}

/** Returns a command as `commandLine` does. */
export type CommandLine = typeof commandLine;

/**
 * Makes a `commandLine` for hints about a project. It repeats the option `--project`, because without it the command
 * would work on the default project.
 *
 * @param project the option as the user has given it
 */
export const commandLineFor =
  (project: string | undefined): CommandLine =>
  (name, ...rest) =>
    commandLine(name, ...rest, ...(project === undefined ? [] : ["--project", project]));
