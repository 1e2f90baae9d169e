import { get } from "../processes/wait-for-http.ts";
import { type StartedFirestore, startTemporaryFirestore } from "./start-temporary-firestore.ts";

/** Includes the time in which firebase-tools may download the emulator. */
const START_MS = 180_000;
/**
 * An emulator ends if one of its ports is taken. This process and the emulator itself choose ports that are free, but
 * another program may take one before the emulator listens there. Then another start helps.
 */
const MAX_STARTS = 3;

/**
 * Calls `use` with the origin of a Firestore emulator: one that is running already, or one that is started for the call
 * and stopped afterwards.
 *
 * @param directory folder of the studio's project, whose `firebase` command is used
 * @param addresses addresses at which an emulator may be running
 * @throws Error that says what to install if there is no emulator
 */
export async function withFirestoreEmulator<T>(
  directory: string,
  addresses: (string | undefined)[],
  use: (origin: string) => Promise<T>,
): Promise<T> {
  for (const address of addresses)
    if (address && (await isFirestore(`http://${address}`))) return use(`http://${address}`);
  for (let start = 1; ; start += 1) {
    const emulator = await startTemporaryFirestore(directory);
    try {
      if (await isReady(emulator, start === MAX_STARTS)) return await use(emulator.origin);
    } finally {
      await emulator.stop();
    }
  }
}

/** Tells whether an origin is a Firestore emulator, by the answer of its root. Another program may use the port. */
const isFirestore = async (origin: string) => (await get(origin))?.trim() === "Ok";

/**
 * Waits for an emulator. Returns false if it ends before it is ready.
 *
 * @param isLast throws instead
 * @throws Error with the emulator's last lines
 */
async function isReady(
  { service: { name, ready, ended, lastLines } }: StartedFirestore,
  isLast: boolean,
): Promise<boolean> {
  const failure = (why: string) => new Error(`${name} ${why}\n${lastLines().join("\n")}`.trim());
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(failure("was not ready in time")), START_MS);
  try {
    const reason = await Promise.race([ready.then(() => undefined), ended, tooLate]);
    if (reason !== undefined && isLast) throw failure(reason);
    return reason === undefined;
  } finally {
    clearTimeout(timer);
  }
}
