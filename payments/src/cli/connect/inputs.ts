import type { Environment } from "../../config/setting.ts";
import type { SetUp } from "../doctor/set-up.ts";
import { readSecret } from "../google/read-secret.ts";
import { ask, askSecret, readPiped } from "./ask-user.ts";
import { parsePublisherUrl, type XsollaIds } from "./parse-publisher-url.ts";

/**
 * Finds the ids of the project at Xsolla, in the option, in the files, or by asking the user. The merchant id is 0 if
 * it is not known.
 */
export async function findIds(
  { checked, isLocal, file }: SetUp,
  xsolla: string | undefined,
): Promise<XsollaIds> {
  if (xsolla !== undefined) return parsePublisherUrl(xsolla);
  const { projectId, merchantId = 0 } = checked.values;
  if (projectId !== undefined) return { projectId, merchantId };
  if (isLocal) throw new Error(`XSOLLA_PROJECT_ID is missing; set it in ${file}`);
  const answer = await ask("URL of any page of the project in Publisher Account: ");
  if (answer === undefined)
    throw new Error("the project at Xsolla is not known; give its URL in Publisher Account with --xsolla");
  return parsePublisherUrl(answer);
}

/** Finds the API key in the environment, on standard input, in Secret Manager, or by asking the user. */
export async function findKey(setUp: SetUp, environment: Environment): Promise<string> {
  const { isLocal, files, secretNames, google, projectId } = setUp;
  const name = secretNames.apiKey;
  if (isLocal) return files[name]?.trim() || missing(`${name} is missing in .secret.local`);
  return (
    environment.XSOLLA_API_KEY?.trim() ||
    (await readPiped()) ||
    (await readSecret(google(), projectId, name))?.value?.trim() ||
    (await askSecret("API key (not shown while you type): ")) ||
    missing("the API key is not known; give it in XSOLLA_API_KEY or on standard input")
  );
}

function missing(message: string): never {
  throw new Error(message);
}
