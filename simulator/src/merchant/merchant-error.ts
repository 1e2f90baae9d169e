import { randomUUID } from "node:crypto";

/** Thrown to refuse in the format of the Merchant API: https://developers.xsolla.com/api/pay-station */
export class MerchantError extends Error {
  override readonly name = "MerchantError";
  readonly status: 401 | 403 | 404 | 422;

  constructor(status: 401 | 403 | 404 | 422, message: string) {
    super(message);
    this.status = status;
  }

  body() {
    return {
      http_status_code: this.status,
      message: this.message,
      extended_message: null,
      request_id: randomUUID(),
    };
  }
}
