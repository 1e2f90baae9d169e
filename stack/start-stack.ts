import type { FirestoreLauncher } from "../payments/src/cli/firestore-emulator/choose-firestore-launcher.ts";
import { startFirestore } from "../payments/src/cli/firestore-emulator/start-firestore.ts";
import type { Service } from "../payments/src/cli/processes/service.ts";
import { deadline, failOnAbort } from "./processes/deadline.ts";
import { ServiceFailure } from "./processes/service-failure.ts";
import type { Listener, Project } from "./settings/project.ts";
import { startFirebaseTools } from "./start-firebase-tools.ts";
import { type SimulatorOptions, startSimulatorService } from "./start-simulator-service.ts";

const START_DEADLINE_SECONDS = 180;
const STOP_GRACE_MS = 10_000;
/** While firebase-tools loads functions it ignores signals, and has nothing to clean up yet. */
const STOP_EARLY_GRACE_MS = 500;

/** The parts to start, and the callbacks for their output and their readiness. */
export interface StackOptions {
  project: Project;
  /** `elsewhere` means that it is running at this address already. */
  firestore: FirestoreLauncher | ({ kind: "elsewhere" } & Listener);
  /** Undefined starts no simulator; the functions then call the origin in XSOLLA_STORE_URL. */
  simulator: SimulatorOptions | undefined;
  /** If it aborts before the stack is ready, everything that was started is stopped. */
  signal: AbortSignal;
  onLine: (source: "firebase" | "firestore", line: string) => void;
  /** Called with the name of each part when it can be used. */
  onReady?: (name: string) => void;
}

/** A stack that is running. */
export interface Stack {
  /** Resolves when a part of the stack ends by itself. */
  failed: Promise<ServiceFailure>;
  stop: () => Promise<void>;
}

/** Starts the emulators and the simulator. If it rejects, none of them is left running. */
export async function startStack(options: StackOptions): Promise<Stack> {
  options.signal.throwIfAborted();
  const services = startServices(options);
  const failed = Promise.withResolvers<ServiceFailure>();
  let isStopping = false;
  const stop = async (graceMs: number) => {
    isStopping = true;
    await Promise.all(services.map((service) => service.stop(graceMs)));
  };
  for (const service of services) {
    void service.ended.then((reason) => {
      if (!isStopping) failed.resolve(new ServiceFailure(service, reason));
    });
  }
  try {
    await Promise.all(
      services.map(async (service) => {
        await untilReady(service, options.signal);
        options.onReady?.(service.name);
      }),
    );
  } catch (error) {
    await stop(STOP_EARLY_GRACE_MS);
    throw error;
  }
  return { failed: failed.promise, stop: () => stop(STOP_GRACE_MS) };
}

function startServices({ project, firestore, simulator, onLine }: StackOptions): Service[] {
  const { host, port } = firestore.kind === "elsewhere" ? firestore : project.emulators.firestore;
  const emulators =
    firestore.kind === "firebase-tools" ? ["auth", "functions", "firestore"] : ["auth", "functions"];
  const environment = {
    FIRESTORE_EMULATOR_HOST: `${host}:${port}`,
    // Makes the functions return the address of the simulator's Pay Station.
    ...(simulator === undefined ? {} : { XSOLLA_PAYSTATION_URL: `http://127.0.0.1:${simulator.port}` }),
  };
  const services = [startFirebaseTools(project, emulators, environment, (line) => onLine("firebase", line))];
  if (firestore.kind === "installed") {
    const log = (line: string) => onLine("firestore", line);
    services.push(startFirestore(firestore.path, project.emulators.firestore, project.directory, log));
  }
  if (simulator !== undefined) services.push(startSimulatorService(simulator));
  return services;
}

async function untilReady(service: Service, signal: AbortSignal): Promise<void> {
  const tooLate = deadline(START_DEADLINE_SECONDS, `was not ready after ${START_DEADLINE_SECONDS} s`);
  const ended = service.ended.then((reason) => Promise.reject(new Error(reason)));
  try {
    await Promise.race([service.ready, ended, failOnAbort(tooLate), failOnAbort(signal)]);
  } catch (error) {
    signal.throwIfAborted();
    throw new ServiceFailure(service, error instanceof Error ? error.message : String(error));
  }
}
