import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeEach, expect } from "vitest";
import { z } from "zod";
import { API_KEY, MERCHANT, PROJECT, type Studio, useStudio } from "../../support/healthy-studio.ts";
import { PROGRAM } from "../../support/program.ts";

/** A page about the project in Publisher Account. */
export const PAGE = `https://publisher.xsolla.com/${MERCHANT}/projects/101/edit/webhooks`;

/** The parameters of a project in which nothing was set up, but for the code. */
export const UNCONNECTED = "# ours\nXSOLLA_SANDBOX=true\n";

const report = z.object({
  steps: z.array(z.object({ id: z.string(), status: z.string(), message: z.string() })),
  ok: z.boolean(),
});
const added = z.object({ payload: z.object({ data: z.string() }) });

type Run = z.infer<typeof report> & {
  stderr: string;
  exitCode: number | undefined;
  /** The status of each step, by its id. */
  statuses: Record<string, string>;
};

interface Connect {
  studio: Studio;
  /** Runs `connect` with an API key in its environment and text on standard input. */
  run(args: string[], given?: { key?: string; input?: string }): Promise<Run>;
  /** Returns the value that was last written to a secret. */
  stored(name: string): string | undefined;
  /** Makes Secret Manager return a value. Default: the one that was last written. */
  show(name: string, value?: string): void;
  /** Returns the webhook settings at Xsolla. */
  webhookSettings(): Promise<Record<string, unknown>>;
  /** Returns the text of the parameters' file. */
  parameters(): string;
}

/** Prepares tests of `connect` against the simulator, with stand-ins for Google, firebase-tools and the functions. */
export async function useConnect(): Promise<Connect> {
  const studio = await useStudio();
  const tools = makeTools();
  afterAll(() => rmSync(tools, { recursive: true }));

  const stored = (name: string) => {
    const last = studio.google.written.findLast(({ path }) => path.endsWith(`/secrets/${name}:addVersion`));
    return last && Buffer.from(added.parse(last.body).payload.data, "base64").toString();
  };
  const held = (name: string): string => {
    const path = `/v1/projects/${PROJECT}/secrets/${name}/versions/latest:access`;
    const body = Object(studio.google.answers.get(path)?.body);
    return Buffer.from(String(body.payload?.data ?? ""), "base64").toString();
  };
  const show = (name: string, value = stored(name)) => {
    if (value === undefined) return;
    studio.answer(`/v1/{p}/secrets/${name}/versions/latest:access`, {
      name: `projects/1/secrets/${name}/versions/3`,
      payload: { data: Buffer.from(value).toString("base64") },
    });
  };

  beforeEach(async () => {
    await studio.control("DELETE", "/webhook-settings");
    studio.folder.write(`functions/.env.${PROJECT}`, UNCONNECTED);
    for (const path of studio.google.answers.keys())
      if (path.includes("/secrets/")) studio.google.answers.delete(path);
    studio.deployed.secrets = [];
    studio.deployed.onDeploy = () => {
      studio.deployed.secrets = (stored("XSOLLA_WEBHOOK_SECRET") ?? held("XSOLLA_WEBHOOK_SECRET")).split(",");
      show("XSOLLA_API_KEY");
      show("XSOLLA_WEBHOOK_SECRET");
    };
  });

  return {
    studio,
    stored,
    show,
    async run(args, { key = API_KEY, input = "" } = {}) {
      const { stdout, stderr, exitCode } = await execa(
        process.execPath,
        [PROGRAM, "connect", "--json", "--webhook-url", studio.deployed.webhookUrl, ...args],
        {
          cwd: studio.folder.directory,
          input,
          env: {
            ...studio.environment,
            FIRESTORE_EMULATOR_HOST: "",
            FIREBASE_AUTH_EMULATOR_HOST: "",
            XSOLLA_API_KEY: key,
            DEPLOYED: new URL("/deploy", studio.deployed.webhookUrl).href,
            PATH: [tools, process.env.PATH].join(delimiter),
          },
          reject: false,
        },
      );
      expect(`${stdout}${stderr}`).not.toContain(API_KEY);
      const read = stdout === "" ? { steps: [], ok: false } : report.parse(JSON.parse(stdout));
      const statuses = Object.fromEntries(read.steps.map(({ id, status }) => [id, status]));
      return { ...read, stderr, exitCode, statuses };
    },
    async webhookSettings() {
      const response = await fetch(`${studio.simulator.url}/simulator/webhook-settings`);
      return z.record(z.string(), z.unknown()).parse(await response.json());
    },
    parameters: () => readFileSync(join(studio.folder.directory, `functions/.env.${PROJECT}`), "utf8"),
  };
}

/** Writes an `npx` that prints its arguments, and tells the stand-in of the functions that they were deployed. */
function makeTools(): string {
  const tools = mkdtempSync(join(tmpdir(), "npx-"));
  writeFileSync(
    join(tools, "npx"),
    `#!${process.execPath}\nconsole.log("npx " + process.argv.slice(2).join(" "));\nfetch(process.env.DEPLOYED);\n`,
  );
  chmodSync(join(tools, "npx"), 0o755);
  return tools;
}
