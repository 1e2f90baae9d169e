import { join } from "node:path";
import { settingName } from "../../../config/setting.ts";
import type { XsollaPaymentsOptions } from "../../../options.ts";
import type { XsollaIds } from "../parse-publisher-url.ts";
import type { Task } from "../step.ts";
import { writeEnvFile } from "../write-env-file.ts";
import type { UserNames } from "./check-key.ts";

/** Writes the ids to the project's .env file. The merchant id is written only if the key needs it as user name. */
export async function writeParameters(
  { before, flags, note }: Task,
  ids: XsollaIds,
  userNames: UserNames,
): Promise<void> {
  const { checked, options, host, projectId, file, isLocal } = before;
  const current = checked.values;
  const merchantId = merchantIdFor(current.merchantId, ids, userNames);
  const changes = {
    ...(current.projectId !== ids.projectId && parameter(options, "projectId", ids.projectId)),
    ...(current.merchantId !== merchantId && parameter(options, "merchantId", merchantId)),
  };
  const lines = Object.entries(changes).map(([name, value]) => `${name}=${value}`);
  if (lines.length === 0) return note("parameters", "unchanged", "the .env files have the ids");
  if (isLocal) return note("parameters", "by-hand", `set ${lines.join(" ")} in ${file}`);
  if (flags.dryRun) return note("parameters", "planned", `write ${lines.join(" ")} to ${file}`);
  writeEnvFile(join(host, `.env.${projectId}`), changes);
  note("parameters", "done", `wrote ${lines.join(" ")} to ${file}`);
}

/**
 * Returns the value of the merchant id. The current one stays if Xsolla accepts it as user name; it becomes 0 if Xsolla
 * refuses it or if it belongs to another company.
 */
function merchantIdFor(
  current: number | undefined,
  { merchantId }: XsollaIds,
  { asProject, asMerchant }: UserNames,
): number {
  if (!asProject) return merchantId;
  return asMerchant && current === merchantId ? merchantId : 0;
}

/**
 * Makes the value of the parameter behind an option.
 *
 * @throws Error when the host does not read the option from a parameter
 */
function parameter(
  options: XsollaPaymentsOptions,
  option: "projectId" | "merchantId",
  value: number,
): Record<string, string> {
  const name = settingName(options, option);
  if (name === option)
    throw new Error(`the option ${option} is not a parameter; pass ${option}: ${value} to xsollaPayments(…)`);
  return { [name]: String(value) };
}
