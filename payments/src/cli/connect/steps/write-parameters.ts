import { join } from "node:path";
import { settingName } from "../../../config.ts";
import type { XsollaPaymentsOptions } from "../../../options.ts";
import type { XsollaIds } from "../parse-publisher-url.ts";
import type { Task } from "../step.ts";
import { writeEnvFile } from "../write-env-file.ts";
import type { UserNames } from "./check-key.ts";

/** Writes the ids to the file of the project. The merchant id is written only where the key needs it as user name. */
export async function writeParameters(
  { before, asked, note }: Task,
  ids: XsollaIds,
  userNames: UserNames,
): Promise<void> {
  const { checked, options, host, projectId, file, isLocal } = before;
  const held = checked.values;
  const merchantId = merchantIdFor(held.merchantId, ids, userNames);
  const changes = {
    ...(held.projectId !== ids.projectId && parameter(options, "projectId", ids.projectId)),
    ...(held.merchantId !== merchantId && parameter(options, "merchantId", merchantId)),
  };
  const lines = Object.entries(changes).map(([name, value]) => `${name}=${value}`);
  if (lines.length === 0) return note("parameters", "unchanged", "the files have what is needed");
  if (isLocal) return note("parameters", "by-hand", `set ${lines.join(" ")} in ${file}`);
  if (asked.dryRun) return note("parameters", "planned", `write ${lines.join(" ")} to ${file}`);
  writeEnvFile(join(host, `.env.${projectId}`), changes);
  note("parameters", "done", `wrote ${lines.join(" ")} to ${file}`);
}

/** One that Xsolla takes as user name stays. One that it refuses, or that is another company's, goes. */
function merchantIdFor(
  held: number | undefined,
  { merchantId }: XsollaIds,
  { asProject, asMerchant }: UserNames,
): number {
  if (!asProject) return merchantId;
  return asMerchant && held === merchantId ? merchantId : 0;
}

/** @throws Error when the host does not read the option from a parameter */
function parameter(
  options: XsollaPaymentsOptions,
  option: "projectId" | "merchantId",
  value: number,
): Record<string, string> {
  const name = settingName(options, option);
  if (name === option) throw new Error(`pass ${option}: ${value} to xsollaPayments(…); it is no parameter`);
  return { [name]: String(value) };
}
