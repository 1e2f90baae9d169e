import { createServer } from "node:net";
import type { Listener, Project } from "./project.ts";

/** An address that the stack needs, and the file in which to change it. */
export interface Claim extends Listener {
  use: string;
  setting: string;
}

export function emulatorClaims({ emulators }: Project): Claim[] {
  const claim = (name: keyof Project["emulators"], use: string): Claim => ({
    ...emulators[name],
    use,
    setting: `"emulators.${name}.port" in firebase.json`,
  });
  return [
    claim("functions", "the Functions emulator"),
    claim("auth", "the Auth emulator"),
    claim("firestore", "the Firestore emulator"),
    claim("hub", "the emulator hub"),
    claim("logging", "the emulators' log"),
  ];
}

export async function takenPorts(claims: Claim[]): Promise<Claim[]> {
  const free = await Promise.all(claims.map(isFree));
  return claims.filter((_, index) => free[index] === false);
}

export function portClashMessage(taken: Claim[], all: Claim[]): string {
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
