import { join } from "node:path";
import { nameOf } from "../../../config.ts";
import type { XsollaPaymentsOptions } from "../../../options.ts";
import type { XsollaIds } from "../parse-publisher-url.ts";
import type { Task } from "../step.ts";
import { writeEnvFile } from "../write-env-file.ts";

/** Writes the ids to the file of the project. The merchant id is written only where the key needs it as user name. */
export async function writeParameters(
  { before, asked, note }: Task,
  ids: XsollaIds,
  userName: number,
): Promise<void> {
  const { checked, options, host, projectId, file, isLocal } = before;
  const held = checked.values;
  const merchantId = userName === ids.projectId ? keptMerchantId(held.merchantId, ids) : ids.merchantId;
  const changes = {
    ...(held.projectId !== ids.projectId && parameter(options, "projectId", ids.projectId)),
    ...(held.merchantId !== merchantId && parameter(options, "merchantId", merchantId)),
  };
  const lines = Object.entries(changes).map(([name, value]) => `${name}=${value}`);
  if (isLocal || lines.length === 0) return note("parameters", "unchanged", "the files have what is needed");
  if (asked.dryRun) return note("parameters", "planned", `write ${lines.join(" ")} to ${file}`);
  writeEnvFile(join(host, `.env.${projectId}`), changes);
  note("parameters", "done", `wrote ${lines.join(" ")} to ${file}`);
}

/** One that works stays, and one of another company goes. */
const keptMerchantId = (held: number | undefined, { merchantId }: XsollaIds): number =>
  held === merchantId ? held : 0;

/** @throws Error when the host does not read the option from a parameter */
function parameter(
  options: XsollaPaymentsOptions,
  option: "projectId" | "merchantId",
  value: number,
): Record<string, string> {
  const name = nameOf(options, option);
  if (name === option) throw new Error(`pass ${option}: ${value} to xsollaPayments(…); it is no parameter`);
  return { [name]: String(value) };
}
