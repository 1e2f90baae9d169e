import { type Service, startProgram } from "../processes/service.ts";
import { waitForHttp } from "../processes/wait-for-http.ts";

/** The Google Cloud CLI's .jar has no main class in its manifest. */
const MAIN_CLASS = "com.google.cloud.datastore.emulator.firestore.CloudFirestore";

/**
 * Starts an installed Firestore emulator, for machines whose Java is too old for the emulator of firebase-tools.
 *
 * @param path a .jar, or a program that takes the same arguments
 * @param directory folder with the file firestore.rules
 */
export function startFirestore(
  path: string,
  { host, port }: { host: string; port: number },
  directory: string,
  onLine: (line: string) => void,
): Service {
  const [command, ...prefix] = path.endsWith(".jar")
    ? (["java", "-Duser.language=en", "-cp", path, MAIN_CLASS] as const)
    : ([path] as const);
  const program = startProgram({
    name: "the Firestore emulator",
    command,
    args: [...prefix, "start", `--host=${host}`, `--port=${port}`, "--rules=firestore.rules"],
    cwd: directory,
    env: process.env,
    onLine,
  });
  const gone = new AbortController();
  void program.ended.then((reason) => gone.abort(new Error(reason)));
  return { ...program, ready: waitForHttp(`http://${host}:${port}`, gone.signal) };
}
