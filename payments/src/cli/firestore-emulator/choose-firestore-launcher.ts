// Decides which Firestore emulator to run. No I/O: find-firestore-launcher.ts collects the facts.

export type FirestoreLauncher =
  /** firebase-tools downloads and starts it. */
  | { kind: "firebase-tools" }
  /** An installed emulator, a .jar or a program, which is started beside firebase-tools. */
  | { kind: "installed"; path: string };

/** What is installed on this machine. */
export interface Machine {
  javaMajor: number | undefined;
  /** FIRESTORE_EMULATOR_BINARY_PATH, if set. */
  override: { path: string; exists: boolean } | undefined;
  /** The .jar of the Google Cloud CLI's component, if installed. */
  cloudCli: string | undefined;
}

const OLDEST_JAVA_FOR_FIREBASE_TOOLS = 21;
const OLDEST_JAVA = 11;

/** Chooses the emulator of firebase-tools if Java is new enough for it, else an installed one. */
export function chooseFirestoreLauncher(
  machine: Machine,
): FirestoreLauncher | { kind: "none"; advice: string } {
  const { javaMajor = 0, override, cloudCli } = machine;
  if (javaMajor >= OLDEST_JAVA_FOR_FIREBASE_TOOLS) return { kind: "firebase-tools" };
  if (javaMajor < OLDEST_JAVA) return { kind: "none", advice: advise(machine) };
  if (override !== undefined && !override.exists) {
    return {
      kind: "none",
      advice: `FIRESTORE_EMULATOR_BINARY_PATH names ${override.path}, which does not exist`,
    };
  }
  const path = override?.path ?? cloudCli;
  return path === undefined ? { kind: "none", advice: advise(machine) } : { kind: "installed", path };
}

function advise({ javaMajor }: Machine): string {
  return (
    `the Firestore emulator needs Java ${OLDEST_JAVA_FOR_FIREBASE_TOOLS} or newer (https://adoptium.net), or Java ` +
    `${OLDEST_JAVA} to ${OLDEST_JAVA_FOR_FIREBASE_TOOLS - 1} with the Google Cloud CLI's emulator ` +
    `(gcloud components install cloud-firestore-emulator); this machine has ` +
    (javaMajor === undefined
      ? "no Java on PATH"
      : `Java ${javaMajor}${javaMajor < OLDEST_JAVA ? "" : " without that emulator"}`)
  );
}
