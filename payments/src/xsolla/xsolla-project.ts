/** The studio's project at Xsolla, and where its Store API is. */
export interface XsollaStore {
  /** Origin of the Store API, without a trailing slash. */
  storeUrl: string;
  projectId: number;
}

/** The store, and who we are there. */
export interface XsollaProject extends XsollaStore {
  /** User name of Basic auth: the merchant id, or the project id where no merchant id is set. */
  userName: number;
  apiKey: string;
}

/** https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token */
export function basicAuth({ userName, apiKey }: Pick<XsollaProject, "userName" | "apiKey">): string {
  return `Basic ${Buffer.from(`${userName}:${apiKey}`).toString("base64")}`;
}
