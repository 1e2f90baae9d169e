/** https://developers.xsolla.com/api/catalog/payment-server-side/admin-create-payment-token */
const LIVE = "https://secure.xsolla.com";
const SANDBOX = "https://sandbox-secure.xsolla.com";

/**
 * The page where the token is paid. A sandbox token works on the sandbox host only, and the other way round.
 * XSOLLA_PAYSTATION_URL is no parameter of a deployment: `npm start` sets it to the simulator's address.
 */
export function payStationUrl(token: string, sandbox: boolean): string {
  const origin = process.env.XSOLLA_PAYSTATION_URL || (sandbox ? SANDBOX : LIVE);
  return `${origin}/paystation4/?token=${encodeURIComponent(token)}`;
}
