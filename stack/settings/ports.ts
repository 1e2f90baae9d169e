import { createServer } from "node:net";
import type { Listener, Project } from "./project.ts";

/** An address that the stack needs, and the file in which to change it. */
export interface NeededPort extends Listener {
  use: string;
  setting: string;
}

/** Lists the ports of the emulators. */
export function emulatorPorts({ emulators }: Project): NeededPort[] {
  const portOf = (name: keyof Project["emulators"], use: string): NeededPort => ({
    ...emulators[name],
    use,
    setting: `"emulators.${name}.port" in firebase.json`,
  });
  return [
    portOf("functions", "the Functions emulator"),
    portOf("auth", "the Auth emulator"),
    portOf("firestore", "the Firestore emulator"),
    portOf("hub", "the emulator hub"),
    portOf("logging", "the emulators' log"),
  ];
}

/** Returns the ports that another program uses. */
export async function takenPorts(needed: NeededPort[]): Promise<NeededPort[]> {
  const free = await Promise.all(needed.map(isFree));
  return needed.filter((_, index) => free[index] === false);
}

/** Says which ports are taken, and where to change each. */
export function portClashMessage(taken: NeededPort[], all: NeededPort[]): string {
  const lines = taken.map(
    ({ port, use, setting }) => `port ${port} (${use}) is in use; change it with ${setting}`,
  );
  if (taken.length < all.length) return lines.join("\n");
  return [...lines, "All of them are taken: is another `npm start` running?"].join("\n");
}

function isFree({ host, port }: Listener): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
