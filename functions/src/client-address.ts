import ipaddr from "ipaddr.js";

/** The part of an HTTP request that tells where it came from. */
export interface Incoming {
  headers: Record<string, string | string[] | undefined>;
  socket: { remoteAddress?: string | undefined };
}

/**
 * The address of the client, in canonical form, or undefined when it cannot be known. Each proxy appends the address
 * it was called from to `X-Forwarded-For`, so the entries that trusted proxies wrote are the last ones; what stands
 * left of them is the client's own words. `request.ip` is the leftmost entry, which anyone can forge.
 *
 * @param trustedHops how many entries, from the right, trusted proxies wrote; 0 when there is no proxy.
 */
export function clientAddress(request: Incoming, trustedHops: number): string | undefined {
  const entries = [request.headers["x-forwarded-for"] ?? []].flat().join(",").split(",");
  const entry = trustedHops === 0 ? request.socket.remoteAddress : entries.at(-trustedHops);
  return parseAddress(entry)?.toString();
}

/** The client's address if it is one of the public internet: others tell Xsolla no country. */
export function publicClientAddress(request: Incoming, trustedHops: number): string | undefined {
  const address = clientAddress(request, trustedHops);
  return address && ipaddr.parse(address).range() === "unicast" ? address : undefined;
}

/** Accepts `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` and `[2001:db8::1]:443`; maps `::ffff:192.0.2.1` to IPv4. */
export function parseAddress(text: string | undefined): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const bare =
    text
      ?.trim()
      .replace(/^\[(.*)\](:\d+)?$/, "$1")
      .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1") ?? "";
  // The strict form of IPv4 alone: ipaddr.js would also take "1" and "0x7f.1".
  return ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
    ? ipaddr.process(bare)
    : undefined;
}
