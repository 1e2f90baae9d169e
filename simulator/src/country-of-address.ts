import { BlockList, isIP, SocketAddress } from "node:net";

/** Countries of some addresses. Any other public address counts as American. */
const COUNTRIES: Record<string, string> = {
  "81.2.69.142": "GB",
  "2.125.160.216": "GB",
  "8.8.8.8": "US",
  "2001:4860:4860::8888": "US",
  "85.214.132.117": "DE",
  "2a01:4f8::1": "DE",
  "163.172.0.1": "FR",
  "202.12.29.205": "JP",
};

/** Networks without a country: private, shared, loopback, link-local and unspecified. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  PRIVATE.addSubnet(network, prefix, "ipv6");
}

/** Finds the country, in ISO 3166-1 alpha-2. Undefined for a private or invalid address. */
export function countryOfAddress(text: string | undefined): string | undefined {
  const address = text?.trim().replace(/^::ffff:(?=\d+\.)/i, "") ?? "";
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (isIP(address) === 0 || PRIVATE.check(address, family)) return undefined;
  return COUNTRIES[new SocketAddress({ address, family }).address] ?? "US";
}
