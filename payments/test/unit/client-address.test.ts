import { describe, expect, test } from "vitest";
import { clientAddress, type IncomingRequest, publicClientAddress } from "../../src/client-address.ts";

const from = (forwarded: string | string[] | undefined, remoteAddress?: string): IncomingRequest => ({
  headers: { "x-forwarded-for": forwarded },
  socket: { remoteAddress },
});

describe("counts the trusted proxies from the right", () => {
  test.each<[number, string | undefined, string | undefined]>([
    [0, "198.51.100.1", "9.9.9.9"],
    [0, undefined, "9.9.9.9"],
    [1, "8.8.8.8", "8.8.8.8"],
    [1, "1.1.1.1, 8.8.8.8", "8.8.8.8"],
    [1, "1.1.1.1,8.8.8.8", "8.8.8.8"],
    [1, "not an address, 8.8.8.8", "8.8.8.8"],
    [1, "8.8.8.8, not an address", undefined],
    [1, "1.1.1.1, ", undefined],
    [1, "", undefined],
    [1, undefined, undefined],
    [2, "8.8.8.8, 10.0.0.7", "8.8.8.8"],
    [2, "1.1.1.1, 8.8.8.8, 10.0.0.7", "8.8.8.8"],
    [2, "1.1.1.1, 1.0.0.1, 8.8.8.8, 10.0.0.7", "8.8.8.8"],
    // With fewer entries than trusted proxies, not all of the proxies wrote one: no entry can be trusted.
    [2, "8.8.8.8", undefined],
    [3, "8.8.8.8, 10.0.0.7", undefined],
  ])("%i of %o: %o", (hops, forwarded, expected) => {
    expect(clientAddress(from(forwarded, "9.9.9.9"), hops)?.toString()).toBe(expected);
  });

  test.each<[number, string[], string]>([
    [1, ["1.1.1.1", "8.8.8.8"], "8.8.8.8"],
    [1, ["1.1.1.1, 1.0.0.1", "2.2.2.2, 8.8.8.8"], "8.8.8.8"],
    [2, ["1.1.1.1, 8.8.8.8", "10.0.0.7"], "8.8.8.8"],
  ])("%i of several headers %o: %s", (hops, forwarded, expected) => {
    expect(clientAddress(from(forwarded), hops)?.toString()).toBe(expected);
  });

  test("other headers are not trusted", () => {
    const request: IncomingRequest = {
      headers: { "x-real-ip": "1.1.1.1", "x-user-ip": "1.1.1.1", forwarded: "for=1.1.1.1" },
      socket: { remoteAddress: "9.9.9.9" },
    };
    expect(clientAddress(request, 1)).toBeUndefined();
  });

  test("without proxy and socket the address is unknown", () => {
    expect(clientAddress(from("8.8.8.8", undefined), 0)).toBeUndefined();
  });
});

describe("reads an address in every form", () => {
  test.each([
    ["8.8.8.8", "8.8.8.8"],
    ["  8.8.8.8\t", "8.8.8.8"],
    ["8.8.8.8:443", "8.8.8.8"],
    ["::ffff:8.8.8.8", "8.8.8.8"],
    ["::FFFF:808:808", "8.8.8.8"],
    ["[::ffff:8.8.8.8]:443", "8.8.8.8"],
    ["2606:4700:4700::1111", "2606:4700:4700::1111"],
    ["2606:4700:4700:0:0:0:0:1111", "2606:4700:4700::1111"],
    ["2606:4700:4700::ABCD", "2606:4700:4700::abcd"],
    ["[2606:4700:4700::1111]", "2606:4700:4700::1111"],
    ["[2606:4700:4700::1111]:443", "2606:4700:4700::1111"],
  ])("%o: %s", (entry, expected) => {
    expect(publicClientAddress(from(entry), 1)).toBe(expected);
  });

  test.each([
    "unknown",
    "_hidden",
    "8",
    "8.8",
    "8.8.8",
    "8.8.8.8.8",
    "8.8.8.256",
    "0x08.8.8.8",
    "134744072",
    "8.8.8.8/32",
    "8.8.8.8;",
    '"8.8.8.8"',
    "8.8.8.8:port",
    "2606:4700:::1",
    "[2606:4700::1",
    "::gggg",
    "game.example",
    "8.8.8.8\r\nx-user-ip: 1.1.1.1",
  ])("%o is not an address", (entry) => {
    expect(clientAddress(from(entry), 1)).toBeUndefined();
  });
});

test.each(["192.0.2.1", "198.51.100.1", "203.0.113.9", "2001:db8::1"])(
  "the documentation address %s stands for a public one",
  (address) => {
    const request = { headers: { "x-forwarded-for": address }, socket: {} };
    expect(publicClientAddress(request, 1)).toBe(address);
  },
);

describe("private addresses have no country", () => {
  test.each([
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "127.0.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
  ])("%s", (address) => {
    expect(publicClientAddress(from(address), 1)).toBeUndefined();
    expect(publicClientAddress(from("8.8.8.8", address), 0)).toBeUndefined();
  });

  test("172.32.0.1 and 100.128.0.1 lie outside the private ranges", () => {
    expect(publicClientAddress(from("172.32.0.1"), 1)).toBe("172.32.0.1");
    expect(publicClientAddress(from("100.128.0.1"), 1)).toBe("100.128.0.1");
  });
});
