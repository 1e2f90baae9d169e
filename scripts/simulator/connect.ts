import { type SimulatorClient, simulatorClient } from "../../stack/simulator-client.ts";

/** Makes a client of a running simulator. @throws Error if none answers at this address */
export async function connectToSimulator(origin: string): Promise<SimulatorClient> {
  const client = simulatorClient(origin);
  if (await client.isRunning()) return client;
  throw new Error(`no simulator runs at ${origin}; start it with: npm start`);
}
