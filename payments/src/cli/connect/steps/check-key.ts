import type { XsollaIds } from "../parse-publisher-url.ts";
import { ending, type Task } from "../step.ts";

/** Tells with which user names Xsolla accepts the API key. At least one is true. */
export interface UserNames {
  asProject: boolean;
  asMerchant: boolean;
}

/** Checks that Xsolla accepts the API key for the project. */
export async function checkKey(
  { setUp: { facts }, note }: Task,
  { projectId, merchantId }: XsollaIds,
): Promise<UserNames> {
  const name = `the API key ending ${ending(await facts.apiKey())}`;
  const projects = await facts.projects();
  if (projects && !projects.includes(projectId))
    throw new Error(`company ${merchantId} has no project ${projectId}; it has ${projects.join(", ")}`);
  const { asProject, asMerchant } = await facts.credentials();
  if (!asProject && !asMerchant) throw new Error(`Xsolla refuses ${name} for project ${projectId}`);
  note("api-key", "done", `Xsolla accepts ${name} with the ${asProject ? "project" : "merchant"} id`);
  return { asProject, asMerchant: asMerchant === true };
}
