import type { Service } from "../../payments/src/cli/processes/service.ts";

/** Thrown when a part of the stack does not start, or ends by itself; shows its last output. */
export class ServiceFailure extends Error {
  override readonly name = "ServiceFailure";

  constructor({ name, lastLines }: Service, reason: string) {
    const lines = lastLines();
    super(`${name} ${reason}${lines.length === 0 ? "" : `; its last lines:\n  ${lines.join("\n  ")}`}`);
  }
}
