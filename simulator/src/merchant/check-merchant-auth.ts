import { isCompanyKey } from "../store/check-basic-auth.ts";
import type { World } from "../world.ts";
import { MerchantError } from "./merchant-error.ts";

/**
 * Checks the credentials. The Merchant API's paths name no project, so it accepts only a key of the company, with the
 * merchant id.
 * https://developers.xsolla.com/api/pay-station
 *
 * @throws MerchantError 401
 */
export function checkMerchantAuth(world: World, header: string | undefined): void {
  if (!isCompanyKey(world, header)) throw new MerchantError(401, "Authentication failed");
}
