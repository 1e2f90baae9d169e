import { readOrigins } from "../origins.ts";

/** The studio's company at Xsolla, for the Merchant API: https://developers.xsolla.com/api/pay-station */
export interface Merchant {
  /** Origin of the Merchant API, without a trailing slash. */
  apiUrl: string;
  merchantId: number;
  apiKey: string;
}

/**
 * Reads the company's id and key from the environment of the command. The key can refund and works for all projects of
 * the company, so it is never a parameter of the functions.
 *
 * @throws Error that names what is missing
 */
export function readMerchant(storeUrl: string): Merchant {
  const { XSOLLA_MERCHANT_ID: id = "", XSOLLA_MERCHANT_API_KEY: key = "" } = process.env;
  if (!/^[1-9]\d{0,14}$/.test(id))
    throw new Error(
      "XSOLLA_MERCHANT_ID is not set; find the merchant id in Publisher Account, Company settings",
    );
  if (key.trim() === "")
    throw new Error(
      "XSOLLA_MERCHANT_API_KEY is not set; create a key of the whole company in Publisher Account, Company settings, API keys",
    );
  return { apiUrl: readOrigins(process.env, storeUrl).api, merchantId: Number(id), apiKey: key.trim() };
}

export const transactionsUrl = ({ apiUrl, merchantId }: Merchant): string =>
  `${apiUrl}/merchant/v2/merchants/${merchantId}/reports/transactions`;

export const authorizationOf = ({ merchantId, apiKey }: Merchant): string =>
  `Basic ${Buffer.from(`${merchantId}:${apiKey}`).toString("base64")}`;

/** Message for a 401 of Xsolla. */
export const KEY_REFUSED =
  "Xsolla refuses the key; XSOLLA_MERCHANT_ID and XSOLLA_MERCHANT_API_KEY must be those of the company, not of the project";
