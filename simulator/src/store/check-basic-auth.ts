import { StoreError } from "../store-error.ts";
import type { World } from "../world.ts";

/** Reads user name and password of an `Authorization: Basic` header; undefined if it is another one. */
function basicCredentials(header: string | undefined): string | undefined {
  const encoded = /^Basic (.+)$/.exec(header ?? "")?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString();
}

/**
 * Checks the credentials of the Store API's administrative calls: the API key with a user name that its scope allows,
 * project id or merchant id.
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

/** Returns whether the credentials allow a call without a project: the merchant id with a key of the company. */
export function isCompanyKey({ settings, merchantId, apiKey }: World, header: string | undefined): boolean {
  const { keyScope } = settings.account;
  const isOfCompany = keyScope === "any" || keyScope === "company";
  return isOfCompany && basicCredentials(header) === `${merchantId}:${apiKey}`;
}
