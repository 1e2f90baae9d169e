import { codebaseTarget } from "../../codebase-target.ts";
import { confirm } from "../ask-user.ts";
import { deploy, deployCommand } from "../deploy.ts";
import type { Task } from "../step.ts";

/** Deploys the host alone. Asks before it deploys rules and indexes, because they replace those of the project. */
export async function deployCodebase({ before, flags, note }: Task): Promise<void> {
  if (before.isLocal) return note("deploy", "unchanged", "the emulators run the functions of this folder");
  if (flags.deploy === false) return note("deploy", "unchanged", "not deployed because of --no-deploy");
  const target = codebaseTarget(before);
  const command = `npx ${deployCommand(before, target).join(" ")}`;
  if (flags.dryRun) return note("deploy", "planned", command);
  await deploy(before, target);
  note("deploy", "done", command);

  const firestore = `npx ${deployCommand(before, "firestore").join(" ")}`;
  if (await confirm("Deploy Firestore rules and indexes too? They replace the deployed ones.")) {
    await deploy(before, "firestore");
    note("firestore", "done", firestore);
  } else
    note(
      "firestore",
      "by-hand",
      `deploy rules and indexes when you are ready, because they replace the deployed ones: ${firestore}`,
    );
}
