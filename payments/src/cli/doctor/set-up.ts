import { basename, relative } from "node:path";
import { z } from "zod";
import {
  type CheckedOptions,
  checkOptions,
  type Environment,
  settingName,
  settingText,
} from "../../config.ts";
import type { XsollaPaymentsOptions } from "../../options.ts";
import { type Choice, type ConnectOptions, chooseProject } from "../connect.ts";
import { createGoogleApi, type GoogleApi } from "../google/google-api.ts";
import { type Host, loadHost } from "../load-host.ts";
import { isUsableOrigin, type Origins, readOrigins } from "../origins.ts";
import { readSettings } from "../read-settings.ts";
import { skip } from "./check.ts";
import { createFacts, type Facts } from "./facts/facts.ts";

/** What the user asked for. */
export interface DoctorOptions extends ConnectOptions {
  live?: boolean | undefined;
  mint?: boolean | undefined;
  /** Countries whose catalogue is read; the default country's when there are none. */
  countries?: string[] | undefined;
  /** Folder of a Unity project. */
  unity?: string | undefined;
  merchant?: number | undefined;
  webhookUrl?: string | undefined;
  callableUrl?: string | undefined;
}

/** What the checks look at. Nothing of it is read from the command's own environment but the origins of its calls. */
export interface SetUp extends Choice {
  asked: DoctorOptions;
  /** The options that the host passes to the factory: parameters, most of them. */
  options: XsollaPaymentsOptions;
  /** Values of the parameters by the `.env` files, and of the secrets of a local project. */
  files: Environment;
  /** The file in which a parameter of this project is changed. */
  file: string;
  /** What the functions would make of the files. */
  checked: CheckedOptions;
  region: string;
  /** Names of the functions to deploy. */
  functionNames: string[];
  scheduledNames: string[];
  origins: Origins;
  /** URLs of the deployed functions. */
  urls: { webhook: string; callable: string };
  /** Name of the secret behind an option. */
  secretNames: { apiKey: string; webhookSecret: string };
  loadOperations: Host["load"];
  facts: Facts;
  /** One option's value; a check that needs one that is wrong is skipped. */
  value<N extends keyof CheckedOptions["values"]>(option: N): NonNullable<CheckedOptions["values"][N]>;
  /** Google's side of a real project; a check of a local one is skipped. */
  google(): GoogleApi;
}

const endpoint = z.object({ region: z.unknown(), scheduleTrigger: z.unknown() }).partial();
const endpointOf = (deployed: object | undefined) =>
  endpoint.safeParse(deployed && Reflect.get(deployed, "__endpoint")).data ?? {};

const DEFAULT_REGION = "us-central1";

/**
 * Reads what is on this machine: the host, its parameters' files, and where everything is to be asked.
 *
 * @param given values that are not in the files yet; of a real project's secrets only these count
 * @throws Error that says what to do: no project, no host, or a host that cannot be loaded
 */
export function readSetUp(
  asked: DoctorOptions,
  environment: Environment = process.env,
  given: Environment = {},
): SetUp {
  const choice = chooseProject(asked);
  const { local, projectId, isLocal, host } = choice;
  const { committed, effective, secrets } = readSettings(host, projectId);
  const { options, functions, load } = loadHost(host);
  const secretNames = {
    apiKey: settingName(options, "apiKey"),
    webhookSecret: settingName(options, "webhookSecret"),
  };
  const { [secretNames.apiKey]: _key, [secretNames.webhookSecret]: _secret, ...parameters } = committed;
  const files = { ...(isLocal ? { ...effective, ...secrets } : parameters), ...given };
  const checked = checkOptions(options, files);
  const origins = readOrigins(environment, usableOrigin(checked.values.storeUrl));
  const google = createGoogleApi(origins.google, projectId);

  const named = (name: string) => [...functions.keys()].find((key) => key.split("-").at(-1) === name) ?? name;
  const region = regionOf(functions.get(named("xsollaWebhook")), files);
  const base = isLocal
    ? `http://${local.emulators.functions}/${projectId}/${region}`
    : `https://${region}-${projectId}.cloudfunctions.net`;
  const folder = relative(local.directory, host) || basename(host);

  const setUp: Omit<SetUp, "facts"> = {
    ...choice,
    asked,
    options,
    files,
    file: `${folder}/${isLocal ? ".env.local" : `.env.${projectId}`}`,
    checked,
    region,
    functionNames: [...functions.keys()],
    scheduledNames: [...functions.keys()].filter((name) => endpointOf(functions.get(name)).scheduleTrigger),
    origins,
    urls: {
      webhook: asked.webhookUrl ?? `${base}/${named("xsollaWebhook")}`,
      callable: asked.callableUrl ?? `${base}/${named("getXsollaPaymentToken")}`,
    },
    secretNames,
    loadOperations: load,
    value: (option) =>
      checked.values[option] ?? skip(`${settingName(options, option)} is missing or wrong, see parameters`),
    google: () => (isLocal ? skip("the emulators have nothing like it") : google),
  };
  return { ...setUp, facts: createFacts(setUp) };
}

/** One that credentials must not be sent to is for `store-url` to judge: the command itself asks Xsolla. */
const usableOrigin = (origin: string | undefined): string | undefined =>
  origin !== undefined && isUsableOrigin(new URL(origin)) ? origin : undefined;

function regionOf(deployed: object | undefined, files: Environment): string {
  const { region } = endpointOf(deployed);
  return settingText(Array.isArray(region) ? region[0] : region, files) || DEFAULT_REGION;
}
