/** The studio's project at Xsolla, and the Store API that serves it. */
export interface XsollaStore {
  /** Origin of the Store API, without a trailing slash. */
  storeUrl: string;
  projectId: number;
}

/** The store, and the credentials for it. */
export interface XsollaProject extends XsollaStore {
  /** User name of Basic auth. It is the merchant id, or the project id if no merchant id is set. */
  userName: number;
  apiKey: string;
}

/**
 * Builds the header `Authorization`:
 * https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 */
export function basicAuth({ userName, apiKey }: Pick<XsollaProject, "userName" | "apiKey">): string {
  return `Basic ${Buffer.from(`${userName}:${apiKey}`).toString("base64")}`;
}
