import { StoreError } from "./errors.ts";
import type { World } from "./world.ts";

/** Basic auth with the API key; the user name is the project id or the merchant id. */
export function checkBasicAuth(world: World, header: string | undefined): void {
  const credentials = [world.projectId, world.merchantId].map((name) => `${name}:${world.apiKey}`);
  const given = Buffer.from(/^Basic (.+)$/.exec(header ?? "")?.[1] ?? "", "base64").toString();
  if (!credentials.includes(given))
    throw new StoreError(401, 1020, "Error in Authentication method occurred");
}
