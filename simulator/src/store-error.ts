import { randomBytes } from "node:crypto";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Thrown to refuse as the Store API does: https://developers.xsolla.com/doc/in-game-store/references/error-list */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly status: ContentfulStatusCode;
  readonly code: number;
  readonly violations: string[];

  constructor(status: ContentfulStatusCode, code: number, text: string, violations: string[] = []) {
    super(`[0401-${code}]: ${text}`);
    this.status = status;
    this.code = code;
    this.violations = violations;
  }

  /** Makes the body. `transactionId` is the id of the request, and absent from 401. */
  body() {
    return {
      statusCode: this.status,
      errorCode: this.code,
      errorMessage: this.message,
      ...(this.violations.length > 0 && { errorMessageExtended: this.violations }),
      ...(this.status !== 401 && { transactionId: randomBytes(16).toString("hex") }),
    };
  }
}
