import { isCompanyKey } from "../store/basic-auth.ts";
import type { World } from "../world.ts";
import { MerchantError } from "./merchant-error.ts";

/**
 * The Merchant API names no project in its paths, so it takes the company's key alone, with the merchant id.
 * https://developers.xsolla.com/api/pay-station
 *
 * @throws MerchantError 401
 */
export function checkMerchantAuth(world: World, header: string | undefined): void {
  if (!isCompanyKey(world, header)) throw new MerchantError(401, "Authentication failed");
}
