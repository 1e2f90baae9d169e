import ipaddr from "ipaddr.js";

/** The part of an HTTP request that identifies its sender. */
export interface IncomingRequest {
  headers: Record<string, string | string[] | undefined>;
  socket: { remoteAddress?: string | undefined };
}

/**
 * Finds the client's address. Returns undefined if the address is unknown.
 *
 * Each proxy appends the address of its caller to `X-Forwarded-For`. So the last entries are from trusted proxies, and
 * the client itself may have written the entries before them. `request.ip` is the first entry, which a client can
 * forge.
 *
 * @param trustedHops how many entries, from the right, trusted proxies wrote, and 0 if there is no proxy
 */
export function clientAddress(request: IncomingRequest, trustedHops: number): Address | undefined {
  const entries = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const entry = trustedHops === 0 ? request.socket.remoteAddress : entries.at(-trustedHops);
  return parseAddress(entry);
}

/** Documentation addresses (RFC 5737, RFC 3849) stand for public ones in examples and tests. */
const EXAMPLES = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"].map((range) =>
  ipaddr.parseCIDR(range),
);

/** Finds the client's address, if it is public. Xsolla cannot derive a country from a private address. */
export function publicClientAddress(request: IncomingRequest, trustedHops: number): string | undefined {
  const address = clientAddress(request, trustedHops);
  if (!address) return undefined;
  const isPublic = address.range() === "unicast" || EXAMPLES.some((range) => isWithin(address, range));
  return isPublic ? address.toString() : undefined;
}

/** Tells whether an address is in a range. An IPv4 address is never in an IPv6 range, and vice versa. */
export function isWithin(address: Address, [base, bits]: AddressRange): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type AddressRange = [Address, number];

/** Parses `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` and `[2001:db8::1]:443`. Maps `::ffff:192.0.2.1` to IPv4. */
function parseAddress(text: string | undefined): Address | undefined {
  const bare =
    text
      ?.trim()
      .replace(/^\[(.*)\](:\d+)?$/, "$1")
      .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1") ?? "";
  // Checked first because the checks below throw and catch an error for each text that is not an address.
  if (bare === "") return undefined;
  // Only the strict form of IPv4, because ipaddr.js also accepts "1" and "0x7f.1".
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
    ? ipaddr.process(bare)
    : undefined;
}
