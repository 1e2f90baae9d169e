/** The studio's project at Xsolla: where its Store API is and who we are there. */
export interface XsollaProject {
  /** Origin of the Store API, without a trailing slash. */
  storeUrl: string;
  projectId: number;
  /** User name of Basic auth: the merchant id, or the project id where no merchant id is set. */
  userName: number;
  apiKey: string;
}

/** https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token */
export function basicAuth({ userName, apiKey }: XsollaProject): string {
  return `Basic ${Buffer.from(`${userName}:${apiKey}`).toString("base64")}`;
}
