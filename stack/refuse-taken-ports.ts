import type { LocalStack } from "./local-stack.ts";
import { type Claim, emulatorClaims, portClashMessage, takenPorts } from "./settings/ports.ts";

/**
 * Checks that the ports of the stack are free.
 *
 * @param more ports that the command needs beside the stack's own
 * @throws Error that names each taken port, and where to change it
 */
export async function refuseTakenPorts(
  { project, simulator }: LocalStack,
  more: Claim[] = [],
): Promise<void> {
  const claims = [
    ...emulatorClaims(project),
    ...more,
    ...(simulator === undefined ? [] : [simulatorClaim(simulator, project.projectId)]),
  ];
  const taken = await takenPorts(claims);
  if (taken.length > 0) throw new Error(portClashMessage(taken, claims));
}

function simulatorClaim(origin: string, projectId: string): Claim {
  return {
    host: "127.0.0.1",
    port: Number(new URL(origin).port),
    use: "the Xsolla simulator",
    setting: `XSOLLA_STORE_URL in functions/.env.${projectId}`,
  };
}
