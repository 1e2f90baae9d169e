import type { Environment } from "../../config.ts";
import type { SetUp } from "../doctor/set-up.ts";
import { readSecret } from "../google/read-secret.ts";
import { ask, askSecret, readPiped } from "./ask-user.ts";
import { parsePublisherUrl, type XsollaIds } from "./parse-publisher-url.ts";

/** The ids as given, by the files, or as the user answers; the merchant id is 0 where it is not known. */
export async function findIds({ checked, isLocal }: SetUp, xsolla: string | undefined): Promise<XsollaIds> {
  if (xsolla !== undefined) return parsePublisherUrl(xsolla);
  const { projectId, merchantId = 0 } = checked.values;
  if (projectId !== undefined) return { projectId, merchantId };
  if (isLocal) throw new Error("XSOLLA_PROJECT_ID is missing in the files of the demo project");
  const answer = await ask("Address of any page about the project in Publisher Account: ");
  if (answer === undefined)
    throw new Error("no project at Xsolla; give its address in Publisher Account with --xsolla");
  return parsePublisherUrl(answer);
}

/** The API key as given, as it is stored, or as the user answers. */
export async function findKey(setUp: SetUp, environment: Environment): Promise<string> {
  const { isLocal, files, secretNames, google, projectId } = setUp;
  const name = secretNames.apiKey;
  if (isLocal) return files[name]?.trim() || missing(`${name} is missing in .secret.local`);
  return (
    environment.XSOLLA_API_KEY?.trim() ||
    (await readPiped()) ||
    (await readSecret(google(), projectId, name))?.value?.trim() ||
    (await askSecret("API key (it is not shown): ")) ||
    missing("no API key; give it in XSOLLA_API_KEY or on standard input")
  );
}

function missing(message: string): never {
  throw new Error(message);
}
