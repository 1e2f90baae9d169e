import type { World } from "../world.ts";
import { StoreError } from "./store-error.ts";

/** User name and password of an `Authorization: Basic` header; undefined if it is none. */
function basicCredentials(header: string | undefined): string | undefined {
  const encoded = /^Basic (.+)$/.exec(header ?? "")?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString();
}

/**
 * Checks the credentials of the Store API's administrative calls: the API key, with the project id or the merchant id as
 * user name, as far as the key's scope allows.
 *
 * @throws StoreError 401/1020
 */
export function checkBasicAuth(world: World, header: string | undefined): void {
  const { keyScope } = world.settings.account;
  const isProjectKey = keyScope === "any" || keyScope === "project";
  const isKnown = isProjectKey && basicCredentials(header) === `${world.projectId}:${world.apiKey}`;
  if (!isKnown && !isCompanyKey(world, header))
    throw new StoreError(401, 1020, "Error in Authentication method occurred");
}

/** Whether a call that names no project may be made: it needs the merchant id, and a key of the whole company. */
export function isCompanyKey({ settings, merchantId, apiKey }: World, header: string | undefined): boolean {
  const { keyScope } = settings.account;
  const isOfCompany = keyScope === "any" || keyScope === "company";
  return isOfCompany && basicCredentials(header) === `${merchantId}:${apiKey}`;
}
