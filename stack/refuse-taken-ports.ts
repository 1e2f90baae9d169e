import type { LocalStack } from "./local-stack.ts";
import { emulatorPorts, type NeededPort, portClashMessage, takenPorts } from "./settings/ports.ts";

/**
 * Checks that the ports of the stack are free.
 *
 * @param more ports that the command needs beside the stack's own
 * @throws Error that names each taken port, and where to change it
 */
export async function refuseTakenPorts(
  { project, simulator }: LocalStack,
  more: NeededPort[] = [],
): Promise<void> {
  const needed = [
    ...emulatorPorts(project),
    ...more,
    ...(simulator === undefined ? [] : [simulatorPort(simulator, project.projectId)]),
  ];
  const taken = await takenPorts(needed);
  if (taken.length > 0) throw new Error(portClashMessage(taken, needed));
}

function simulatorPort(origin: string, projectId: string): NeededPort {
  return {
    host: "127.0.0.1",
    port: Number(new URL(origin).port),
    use: "the Xsolla simulator",
    setting: `XSOLLA_STORE_URL in functions/.env.${projectId}`,
  };
}
