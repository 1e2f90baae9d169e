import type { Command } from "commander";
import { addConnectOptions, type ConnectOptions } from "../connect.ts";
import { audit } from "./audit.ts";

/** Adds `audit`: compares the books with Xsolla's. */
export function addAudit(program: Command): void {
  addConnectOptions(program.command("audit"))
    .description("compare all orders of some days with Xsolla's books")
    .option("--from <date>", "the first day, in UTC: 2026-03-01")
    .option("--to <date>", "the last day, in UTC; it is included")
    .option("--apply", "grant, revoke and record what differs, as a webhook would", false)
    .option(
      "--refunds",
      "also walk Xsolla's report of refunded transactions, half a year back, with XSOLLA_MERCHANT_ID and XSOLLA_MERCHANT_API_KEY of the environment",
      false,
    )
    .option("--json", "print one JSON document", false)
    .action(audit);
}

/** Options of the command. */
export interface AuditOptions extends ConnectOptions {
  from?: string;
  to?: string;
  apply: boolean;
  refunds: boolean;
  json: boolean;
}
