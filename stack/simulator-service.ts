import { startSimulator } from "../simulator/src/index.ts";
import type { Service } from "./processes/service.ts";

export type SimulatorOptions = Parameters<typeof startSimulator>[0];

/** Starts the simulator inside this process, with a port of its own. */
export function startSimulatorService(options: SimulatorOptions): Service {
  const server = startSimulator(options);
  return {
    name: "the Xsolla simulator",
    ready: server.then(() => {}),
    ended: new Promise(() => {}),
    lastLines: () => [],
    stop: () =>
      server.then(
        ({ close }) => close(),
        () => {},
      ),
  };
}
