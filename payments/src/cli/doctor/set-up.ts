import { basename, relative } from "node:path";
import { z } from "zod";
import { type CheckedOptions, checkOptions } from "../../config/check-options.ts";
import { type Environment, settingName, settingText } from "../../config/setting.ts";
import type { XsollaPaymentsOptions } from "../../options.ts";
import { createGoogleApi, type GoogleApi } from "../google/google-api.ts";
import { type Host, loadHost } from "../load-host.ts";
import { type ChosenProject, chooseProject, type ProjectOptions } from "../open-project.ts";
import { isUsableOrigin, type Origins, readOrigins } from "../origins.ts";
import { readSettings } from "../read-settings.ts";
import { skip } from "./check.ts";
import { createFacts, type Facts } from "./facts/facts.ts";

/** Options of the command. */
export interface DoctorOptions extends ProjectOptions {
  live?: boolean | undefined;
  mint?: boolean | undefined;
  /** Countries whose catalogue is read; the default country if there are none. */
  countries?: string[] | undefined;
  /** Folder of a Unity project. */
  unity?: string | undefined;
  merchant?: number | undefined;
  webhookUrl?: string | undefined;
  callableUrl?: string | undefined;
}

/** The set-up that is checked. Only the origins of the calls are read from the command's own environment. */
export interface SetUp extends ChosenProject {
  /** The options of the command line. */
  flags: DoctorOptions;
  /** The options that the host passes to the factory. Most are parameters. */
  options: XsollaPaymentsOptions;
  /** Values of the parameters by the `.env` files, and of the secrets of a local project. */
  files: Environment;
  /** The file in which to change a parameter of this project. */
  file: string;
  /** The options as the functions read them from the files, and their faults. */
  checked: CheckedOptions;
  region: string;
  /** Names of the functions to deploy. */
  functionNames: string[];
  scheduledNames: string[];
  origins: Origins;
  /** URLs of the deployed functions. */
  urls: { webhook: string; callable: string };
  /** Names of the secrets of these options. */
  secretNames: { apiKey: string; webhookSecret: string };
  loadOperations: Host["load"];
  facts: Facts;
  /** Returns an option's value. Skips the check if the value is missing or wrong. */
  value<N extends keyof CheckedOptions["values"]>(option: N): NonNullable<CheckedOptions["values"][N]>;
  /** Returns the client of Google's APIs. Skips the check if the project is local. */
  google(): GoogleApi;
}

const endpoint = z.object({ region: z.unknown(), scheduleTrigger: z.unknown() }).partial();
const endpointOf = (deployed: object | undefined) =>
  endpoint.safeParse(deployed && Reflect.get(deployed, "__endpoint")).data ?? {};

const DEFAULT_REGION = "us-central1";

/**
 * Reads the set-up from this machine: the host, the files with its parameters, and the origins of the calls.
 *
 * @param given values that are not in the files yet; the only source of a real project's secrets
 * @throws Error that says what to do if there is no project, no host, or a host that cannot be loaded
 */
export function readSetUp(
  flags: DoctorOptions,
  environment: Environment = process.env,
  given: Environment = {},
): SetUp {
  const choice = chooseProject(flags);
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
    flags,
    options,
    files,
    file: `${folder}/${isLocal ? ".env.local" : `.env.${projectId}`}`,
    checked,
    region,
    functionNames: [...functions.keys()],
    scheduledNames: [...functions.keys()].filter((name) => endpointOf(functions.get(name)).scheduleTrigger),
    origins,
    urls: {
      webhook: flags.webhookUrl ?? `${base}/${named("xsollaWebhook")}`,
      callable: flags.callableUrl ?? `${base}/${named("getXsollaPaymentToken")}`,
    },
    secretNames,
    loadOperations: load,
    value: (option) =>
      checked.values[option] ?? skip(`${settingName(options, option)} is missing or wrong; see parameters`),
    google: () => (isLocal ? skip("the emulators have no such service") : google),
  };
  return { ...setUp, facts: createFacts(setUp) };
}

/** Drops an origin that credentials must not be sent to. The command then calls Xsolla, and `store-url` reports it. */
const usableOrigin = (origin: string | undefined): string | undefined =>
  origin !== undefined && isUsableOrigin(new URL(origin)) ? origin : undefined;

function regionOf(deployed: object | undefined, files: Environment): string {
  const { region } = endpointOf(deployed);
  return settingText(Array.isArray(region) ? region[0] : region, files) || DEFAULT_REGION;
}
