import { randomBytes } from "node:crypto";

/** What XSOLLA_WEBHOOK_SECRET holds: one key or several. */
export const keysIn = (secret: string | undefined): string[] =>
  (secret ?? "").split(/[\s,]+/).filter(Boolean);

const newKey = (): string => randomBytes(32).toString("hex");

/** Which key is to sign the order webhooks, and which keys the functions are to accept. */
export interface Keys {
  signing: string;
  accepted: string[];
  /** The functions do not have all of them yet. */
  isChanged: boolean;
}

/**
 * A key that Xsolla signs with stays, because notifications under way have its signature: another one comes beside it.
 *
 * @param atXsolla the key that signs order webhooks now
 * @param stored what the functions accept now
 */
export function chooseKeys(
  atXsolla: string | undefined,
  stored: string[],
  { rotate }: { rotate: boolean },
): Keys {
  const signing = rotate ? newKey() : (atXsolla ?? stored[0] ?? newKey());
  const accepted = [...new Set([signing, ...(atXsolla ? [atXsolla] : []), ...stored])];
  return { signing, accepted, isChanged: accepted.some((key) => !stored.includes(key)) };
}
