import type { Command } from "commander";
import { addProjectOptions } from "../open-project.ts";
import { audit } from "./audit.ts";

/** Adds the command `audit`, which compares orders with Xsolla's ledger. */
export function addAudit(program: Command): void {
  addProjectOptions(program.command("audit"))
    .description("compare all orders of a period with Xsolla's ledger")
    .option("--from <date>", "first day in UTC, such as 2026-03-01")
    .option("--to <date>", "last day in UTC, included")
    .option("--apply", "apply the differences as a webhook would: grant, revoke, record")
    .option(
      "--refunds",
      "also compare the refunded transactions of half a year; needs XSOLLA_MERCHANT_ID and XSOLLA_MERCHANT_API_KEY in the environment",
    )
    .option("--json", "print one JSON document")
    .action(audit);
}
