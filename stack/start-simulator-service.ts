import type { Service } from "../payments/src/cli/processes/service.ts";
import { startSimulator } from "../simulator/src/index.ts";

export type SimulatorOptions = Parameters<typeof startSimulator>[0];

/** Starts the simulator inside this process, on its own port. */
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
