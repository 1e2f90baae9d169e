import { StoreError } from "./store-error.ts";

/** User name and password of an `Authorization: Basic` header; undefined if it is none. */
export function basicCredentials(header: string | undefined): string | undefined {
  const encoded = /^Basic (.+)$/.exec(header ?? "")?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString();
}

/**
 * The Store API's admin calls: the API key, with the project id or the merchant id as user name.
 *
 * @throws StoreError 401/1020
 */
export function checkBasicAuth(
  { projectId, merchantId, apiKey }: { projectId: number; merchantId: number; apiKey: string },
  header: string | undefined,
): void {
  const given = basicCredentials(header);
  if (given !== `${projectId}:${apiKey}` && given !== `${merchantId}:${apiKey}`)
    throw new StoreError(401, 1020, "Error in Authentication method occurred");
}
