import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import getPort from "get-port";
import { z } from "zod";
import type { Candidate } from "./candidates.ts";

const LIBRARY = createRequire(import.meta.url).resolve("@google-cloud/functions-framework");
const FRAMEWORK = fileURLToPath(new URL("main.js", pathToFileURL(LIBRARY)));
const PRELOADED = new URL("in-instance.mjs", import.meta.url).href;
const START_MS = 30_000;

const usage = z.object({ cpuMs: z.number(), rssBytes: z.number() });

/** A client's POST to an instance. */
export interface Call {
  headers: Record<string, string>;
  body: string;
}

/** One instance of a deployed function, as Cloud Run starts one: a process with the functions-framework. */
export class Instance {
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
  }

  /** Starts an instance. Resolves when it accepts connections. */
  static async start({ source, target }: Candidate, environment: Record<string, string>): Promise<Instance> {
    const port = await getPort({ host: "127.0.0.1" });
    const child = fork(FRAMEWORK, [], {
      cwd: fileURLToPath(new URL(".", source)),
      execArgv: ["--import", PRELOADED],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        ...environment,
        PORT: String(port),
        FUNCTION_TARGET: target,
        FUNCTION_SIGNATURE_TYPE: "http",
        FUNCTION_SOURCE: fileURLToPath(source),
      },
    });
    const instance = new Instance(child, port);
    const latest = performance.now() + START_MS;
    while (!(await accepts(port))) {
      if (child.exitCode !== null || performance.now() > latest) {
        await instance.stop();
        throw new Error(`${target} of ${source} did not start`);
      }
      await delay(1);
    }
    return instance;
  }

  /** Posts a call. Resolves with the body of the answer. */
  async post({ headers, body }: Call): Promise<string> {
    const sent = request({
      port: this.#port,
      host: "127.0.0.1",
      method: "POST",
      agent: this.#agent,
      headers,
    });
    sent.end(body);
    const [answer] = await once(sent, "response");
    const content = await text(answer);
    if (answer.statusCode > 299) throw new Error(`answered with ${answer.statusCode}: ${content}`);
    return content;
  }

  /** Reads the resources that the process has used so far. */
  async usage(): Promise<z.infer<typeof usage>> {
    this.#child.send("usage");
    const [message] = await once(this.#child, "message");
    return usage.parse(message);
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await once(this.#child, "exit");
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => socket.destroy());
    socket.once("connect", () => socket.end());
  });
}
