import { type Command, InvalidArgumentError } from "commander";
import { addConnectOptions, type ConnectOptions } from "../connect.ts";
import { refund } from "./refund.ts";

const MAX_REASON_LENGTH = 4_000;
const WAIT_SECONDS = 60;

/** Adds `refund`: gives the money of an order back. */
export function addRefund(program: Command): void {
  addConnectOptions(program.command("refund"))
    .description(
      "give the money of an order back, with XSOLLA_MERCHANT_ID and XSOLLA_MERCHANT_API_KEY of the environment",
    )
    .argument("<orderId>", "Xsolla's order id")
    .requiredOption("--reason <text>", "what Xsolla is told", parseReason)
    .option("--amount <decimal>", "only a part, in the currency of the payment; takes no items back")
    .option("--yes", "do not ask", false)
    .option("--wait <seconds>", "how long to wait for Xsolla's notification", parseSeconds, WAIT_SECONDS)
    .option("--json", "print one JSON document", false)
    .action(refund);
}

/** Options of the command. */
export interface RefundOptions extends ConnectOptions {
  reason: string;
  amount?: string;
  yes: boolean;
  wait: number;
  json: boolean;
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
