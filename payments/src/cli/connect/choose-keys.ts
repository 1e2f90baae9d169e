import { randomBytes } from "node:crypto";

const newKey = (): string => randomBytes(32).toString("hex");

/** The key that Xsolla will sign order webhooks with, and the keys that the functions will accept. */
export interface Keys {
  signing: string;
  accepted: string[];
  /** The functions do not accept all of them yet. */
  isChanged: boolean;
}

/**
 * Chooses the keys. The key that Xsolla signs with now stays accepted, because notifications in flight have its
 * signature.
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
