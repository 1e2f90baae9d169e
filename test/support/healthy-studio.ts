// A studio that has everything set up: files, Xsolla (the simulator), deployed functions and Google (stand-ins).

import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { afterAll, beforeEach, vi } from "vitest";
import { CHECKS } from "../../payments/src/cli/doctor/checks.ts";
import { type Report, runChecks } from "../../payments/src/cli/doctor/run-checks.ts";
import { type DoctorOptions, readSetUp } from "../../payments/src/cli/doctor/set-up.ts";
import { type Simulator, startSimulator } from "../../simulator/src/index.ts";
import { type DeployedStandIn, startDeployedStandIn } from "./deployed-stand-in.ts";
import {
  type GoogleProject,
  type GoogleStandIn,
  healthyAnswers,
  startGoogleStandIn,
} from "./google-stand-in.ts";
import { makeStudioFolder, type StudioFolder } from "./studio-folder.ts";

export const PROJECT = "real-game";
export const MERCHANT = 202;
export const API_KEY = "studio-api-key-1234";
export const WEBHOOK_SECRET = "webhook-key-of-the-studio";

const FILE = { XSOLLA_PROJECT_ID: "101", XSOLLA_MERCHANT_ID: String(MERCHANT), XSOLLA_SANDBOX: "false" };
const SECRETS = { XSOLLA_API_KEY: API_KEY, XSOLLA_WEBHOOK_SECRET: WEBHOOK_SECRET };
const UNITY_FILE = "game/Assets/Shop.unity";

export interface Studio {
  folder: StudioFolder;
  simulator: Simulator;
  deployed: DeployedStandIn;
  google: GoogleStandIn;
  /** Environment of a command: the origins of the stand-ins. */
  environment: Record<string, string>;
  asked: DoctorOptions;
  /** Sends one request to the simulator's control API. */
  control(method: string, path: string, body?: object): Promise<void>;
  /** Replaces an answer of Google. The path may begin with `/v1/…`, with `{p}` for `projects/<id>`. */
  answer(path: string, body: unknown, status?: number): void;
  /** Changes the body of an answer of Google. */
  amend(path: string, change: (body: string) => string): void;
  /** Sets parameters in the files and in the deployment. */
  setParameters(values: Record<string, string>): void;
  /** Changes Xsolla's settings of the webhook. */
  setWebhook(change: object): Promise<void>;
  /** Restores the correct set-up. */
  heal(): Promise<void>;
  diagnose(): Promise<Map<string, Report>>;
  close(): Promise<void>;
}

/** Starts a studio for a test file, which is in its folder, and restores the set-up before each test. */
export async function useStudio(): Promise<Studio> {
  const studio = await startStudio();
  vi.spyOn(process, "cwd").mockReturnValue(studio.folder.directory);
  beforeEach(() => studio.heal());
  afterAll(() => studio.close());
  return studio;
}

async function startStudio(): Promise<Studio> {
  const folder = makeStudioFolder(PROJECT);
  const [deployed, google] = await Promise.all([startDeployedStandIn(), startGoogleStandIn()]);
  const simulator = await startSimulator({
    port: 0,
    projectId: 101,
    merchantId: MERCHANT,
    apiKey: API_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: deployed.webhookUrl,
  });
  const defaults = parseEnv(readFileSync(`${folder.directory}/functions/.env`, "utf8"));
  const project = (parameters: Record<string, string>): GoogleProject => ({
    projectId: PROJECT,
    region: "us-central1",
    ...functionNames(),
    parameters,
    secrets: SECRETS,
  });
  const functionNames = () => {
    const { functionNames, scheduledNames } = readSetUp({}, {});
    return { functionNames, scheduledNames };
  };
  const pathOf = (path: string) => path.replace("{p}", `projects/${PROJECT}`);

  const studio: Studio = {
    folder,
    simulator,
    deployed,
    google,
    environment: { XSOLLA_STORE_URL: simulator.url, GOOGLE_API_URL: google.origin },
    asked: {},
    control: async (method, path, body) => {
      const response = await fetch(`${simulator.url}/simulator${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    },
    answer: (path, body, status = 200) => void google.answers.set(pathOf(path), { status, body }),
    amend: (path, change) => {
      const held = google.answers.get(pathOf(path));
      if (!held) throw new Error(`there is no answer to ${path}`);
      const text = JSON.stringify(held.body);
      const changed = change(text);
      if (changed === text) throw new Error(`nothing to change in ${text}`);
      google.answers.set(pathOf(path), { ...held, body: JSON.parse(changed) });
    },
    setParameters: (values) => {
      folder.writeEnv(`.env.${PROJECT}`, { ...FILE, ...values });
      const parameters = { ...defaults, ...FILE, ...values };
      for (const [path, reply] of healthyAnswers(project(Object(parameters))))
        google.answers.set(path, reply);
    },
    setWebhook: (change) =>
      studio.control("PUT", "/webhook-settings", {
        url: deployed.webhookUrl,
        secret: WEBHOOK_SECRET,
        is_enabled: true,
        ...change,
      }),
    heal: async () => {
      google.answers.clear();
      google.asked.length = 0;
      google.written.length = 0;
      folder.writeEnv(`.env.${PROJECT}`, FILE);
      studio.setParameters({});
      folder.write(UNITY_FILE, unityScene({}));
      Object.assign(deployed, { secrets: [WEBHOOK_SECRET], delayMs: 0 });
      Object.assign(deployed, { webhook: undefined, signed: undefined, callable: undefined });
      await studio.control("POST", "/reset");
      await studio.control("PATCH", "/settings", { account: {} });
      await studio.setWebhook({});
      studio.asked = {
        live: true,
        mint: true,
        countries: ["US", "JP"],
        unity: `${folder.directory}/game`,
        webhookUrl: deployed.webhookUrl,
        callableUrl: deployed.callableUrl,
      };
    },
    diagnose: async () => {
      const setUp = readSetUp(studio.asked, studio.environment);
      const reports = await runChecks(
        CHECKS,
        setUp,
        CHECKS.map(({ id }) => id),
      );
      return new Map(reports.map((report) => [report.id, report]));
    },
    close: async () => {
      deployed.close();
      google.close();
      await simulator.close();
      folder.remove();
    },
  };
  return studio;
}

/** Makes a scene as Unity writes it, with the component of another script before the package's. */
export const unityScene = ({
  projectId = PROJECT,
  region = "us-central1",
  functionsEmulator = "",
}: {
  projectId?: string;
  region?: string;
  functionsEmulator?: string;
}) => `%YAML 1.1
--- !u!114 &11
MonoBehaviour:
  m_Name: Weather
  region: north
--- !u!114 &12
MonoBehaviour:
  m_Script: {fileID: 11500000, guid: 0123456789abcdef, type: 3}
  projectId: ${projectId}
  region: ${region}
  functionsEmulator: ${functionsEmulator}
`;
