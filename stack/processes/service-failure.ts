import type { Service } from "../../payments/src/cli/processes/service.ts";

/** A part of the stack that did not start, or did not last, with what it said before. */
export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";

  constructor({ name, lastLines }: Service, reason: string) {
    const lines = lastLines();
    super(`${name} ${reason}${lines.length === 0 ? "" : `; its last lines:\n  ${lines.join("\n  ")}`}`);
  }
}
