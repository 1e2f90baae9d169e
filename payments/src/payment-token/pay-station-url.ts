/**
 * The hosts of Pay Station: https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token
 */
const LIVE = "https://secure.xsolla.com";
const SANDBOX = "https://sandbox-secure.xsolla.com";

/**
 * Returns the URL of the page that takes the payment. A sandbox token works only on the sandbox host, and a live token
 * only on the live host.
 *
 * XSOLLA_PAYSTATION_URL is not a parameter of a deployment. `npm start` sets it to the address of the simulator.
 */
export function payStationUrl(token: string, sandbox: boolean): string {
  const origin = process.env.XSOLLA_PAYSTATION_URL || (sandbox ? SANDBOX : LIVE);
  return `${origin}/paystation4/?token=${encodeURIComponent(token)}`;
}
