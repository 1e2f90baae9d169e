import { type Command, InvalidArgumentError } from "commander";
import { addProjectOptions } from "../open-project.ts";
import { refund } from "./refund.ts";

const MAX_REASON_LENGTH = 4_000;
const WAIT_SECONDS = 60;

/** Adds the command `refund`, which refunds an order at Xsolla. */
export function addRefund(program: Command): void {
  addProjectOptions(program.command("refund"))
    .description(
      "refund an order at Xsolla; needs XSOLLA_MERCHANT_ID and XSOLLA_MERCHANT_API_KEY in the environment",
    )
    .argument("<orderId>", "Xsolla's order id")
    .requiredOption("--reason <text>", "reason, which Xsolla stores with the refund", parseReason)
    .option(
      "--amount <decimal>",
      "refund only this amount, in the currency of the payment; the player keeps the items",
    )
    .option("--yes", "do not ask for confirmation")
    .option("--wait <seconds>", "how long to wait for Xsolla's notification", parseSeconds, WAIT_SECONDS)
    .option("--json", "print one JSON document")
    .action(refund);
}

function parseReason(text: string): string {
  const reason = text.trim();
  if (reason === "" || reason.length > MAX_REASON_LENGTH)
    throw new InvalidArgumentError(`It must have 1 to ${MAX_REASON_LENGTH} characters.`);
  return reason;
}

function parseSeconds(text: string): number {
  if (!/^\d{1,5}(\.\d+)?$/.test(text)) throw new InvalidArgumentError("It must be a number of seconds.");
  return Number(text);
}
