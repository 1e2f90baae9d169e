import ipaddr from "ipaddr.js";

/** The part of an HTTP request that tells where it came from. */
export interface Incoming {
  headers: Record<string, string | string[] | undefined>;
  socket: { remoteAddress?: string | undefined };
}

/**
 * The address of the client, or undefined when it cannot be known. Each proxy appends the address
 * it was called from to `X-Forwarded-For`, so the entries that trusted proxies wrote are the last ones; what stands
 * left of them is the client's own words. `request.ip` is the leftmost entry, which anyone can forge.
 *
 * @param trustedHops how many entries, from the right, trusted proxies wrote; 0 when there is no proxy.
 */
export function clientAddress(request: Incoming, trustedHops: number): Address | undefined {
  const entries = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const entry = trustedHops === 0 ? request.socket.remoteAddress : entries.at(-trustedHops);
  return parseAddress(entry);
}

/** Documentation addresses (RFC 5737, RFC 3849) stand for public ones in examples and tests. */
const EXAMPLES = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"].map((range) =>
  ipaddr.parseCIDR(range),
);

/** The client's address if it is one of the public internet: others tell Xsolla no country. */
export function publicClientAddress(request: Incoming, trustedHops: number): string | undefined {
  const address = clientAddress(request, trustedHops);
  if (!address) return undefined;
  const isPublic = address.range() === "unicast" || EXAMPLES.some((range) => isWithin(address, range));
  return isPublic ? address.toString() : undefined;
}

/** Whether an address lies in a range; one of the other family never does. */
export function isWithin(address: Address, [base, bits]: AddressRange): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
export type AddressRange = [Address, number];

/** Accepts `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` and `[2001:db8::1]:443`; maps `::ffff:192.0.2.1` to IPv4. */
function parseAddress(text: string | undefined): Address | undefined {
  const bare =
    text
      ?.trim()
      .replace(/^\[(.*)\](:\d+)?$/, "$1")
      .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1") ?? "";
  // The checks below throw and catch an error for what is no address.
  if (bare === "") return undefined;
  // The strict form of IPv4 alone: ipaddr.js would also take "1" and "0x7f.1".
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
    ? ipaddr.process(bare)
    : undefined;
}
