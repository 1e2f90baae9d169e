import { spawn } from "node:child_process";
import type { ChosenProject } from "../open-project.ts";

/** Builds the arguments of `npx` that deploy a target. */
export const deployCommand = ({ projectId }: ChosenProject, target: string): string[] => [
  "firebase",
  "deploy",
  "--only",
  target,
  "--project",
  projectId,
];

/**
 * Deploys with the studio's own firebase-tools. Its output goes to standard error.
 *
 * @throws Error when the deployment fails
 */
export async function deploy(choice: ChosenProject, target: string): Promise<void> {
  const args = deployCommand(choice, target);
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn("npx", args, {
      cwd: choice.local.directory,
      stdio: ["inherit", process.stderr, process.stderr],
      shell: process.platform === "win32",
    });
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`npx ${args.join(" ")} failed; its output above says why`);
}
