import { type Environment, settingName } from "../../config/setting.ts";
import { readSetUp, type SetUp } from "../doctor/set-up.ts";
import { explainUnreachable } from "../explain-unreachable.ts";
import { GoogleError } from "../google/google-error.ts";
import { UnreachableError } from "../http.ts";
import { chooseKeys } from "./choose-keys.ts";
import { findIds, findKey } from "./inputs.ts";
import { type ConnectCommandOptions, type Note, StepError, type Task } from "./step.ts";
import { checkKey } from "./steps/check-key.ts";
import { deployCodebase } from "./steps/deploy-codebase.ts";
import { noteByHand } from "./steps/note-by-hand.ts";
import { setWebhook } from "./steps/set-webhook.ts";
import { readStored, type Stored, storeSecrets } from "./steps/store-secrets.ts";
import { testWebhook } from "./steps/test-webhook.ts";
import { writeParameters } from "./steps/write-parameters.ts";

/**
 * Sets a project up at Xsolla, as far as Xsolla's API allows it. It checks the key, writes the parameters, stores the
 * secrets, deploys, tests the deployed webhook, and only then sends its URL and key to Xsolla. Another run changes only
 * what differs.
 *
 * @throws StepError after the failed step was reported
 */
export async function runConnect(
  flags: ConnectCommandOptions,
  environment: Environment,
  note: Note,
): Promise<void> {
  const before = readSetUp(flags, environment);
  const ids = await findIds(before, flags.xsolla);
  // The host may not pass the merchant id as an option.
  const setUp = readSetUp({ ...flags, merchant: ids.merchantId || undefined }, environment, {
    [settingName(before.options, "projectId")]: String(ids.projectId),
    [settingName(before.options, "merchantId")]: String(ids.merchantId),
    [before.secretNames.apiKey]: await findKey(before, environment),
  });
  const task: Task = { setUp, before, flags, note };
  const step = <T>(id: string, work: () => Promise<T>) => runStep(task, id, work);

  const userNames = await step("api-key", () => checkKey(task, ids));
  const current = await step("webhook-settings", () => setUp.facts.webhookSettings());
  const stored = await step("secrets", () =>
    readStored(before).catch(flags.dryRun ? whenUnreadable : rethrow),
  );
  const keys = chooseKeys(current?.secret, stored.webhookKeys, { rotate: Boolean(flags.rotate) });
  await step("parameters", () => writeParameters(task, ids, userNames));
  await step("secrets", () => storeSecrets(task, stored, keys));
  await step("deploy", () => deployCodebase(task));
  await step("webhook-test", () => testWebhook(task, keys));
  await step("webhook-settings", () => setWebhook(task, current, keys));
  if (!setUp.isLocal) noteByHand(task);
}

/** Lets a dry run continue without readable secrets, as if none were stored. */
function whenUnreadable(error: unknown): Stored {
  if (error instanceof GoogleError || error instanceof UnreachableError)
    return { apiKey: undefined, webhookKeys: [] };
  throw error;
}

function rethrow(error: unknown): never {
  throw error;
}

async function runStep<T>({ setUp, note }: Task, id: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = textOf(error, setUp).replace(/\s*\n\s*/g, " ");
    note(id, "failed", message);
    throw new StepError(message);
  }
}

function textOf(error: unknown, setUp: SetUp): string {
  if (error instanceof UnreachableError) return explainUnreachable(setUp, error);
  return error instanceof Error ? error.message : String(error);
}
