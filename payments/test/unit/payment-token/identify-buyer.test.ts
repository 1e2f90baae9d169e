import { describe, expect, test } from "vitest";
import type { Caller } from "../../../src/callable/verify-caller.ts";
import type { IncomingRequest } from "../../../src/client-address.ts";
import type { CheckoutConfig } from "../../../src/config/config.ts";
import { identifyBuyer } from "../../../src/payment-token/identify-buyer.ts";

const CONFIG: CheckoutConfig = {
  sandbox: true,
  defaultCountry: "US",
  currency: "",
  uiTheme: "",
  returnUrls: [],
  trustedProxyHops: 1,
  maxOrdersPerMinute: 10,
  allowCountryChange: false,
  redirect: "",
};
const from = (address: string | undefined): IncomingRequest => ({
  headers: { "x-forwarded-for": address },
  socket: { remoteAddress: "10.0.0.7" },
});
const identify = (caller: Partial<Caller>, address = "8.8.8.8", config: Partial<CheckoutConfig> = {}) =>
  identifyBuyer({ uid: "player-42", claims: {}, ...caller }, from(address), { ...CONFIG, ...config });

describe("country", () => {
  test.each<[string, unknown, string, string | undefined, string | undefined]>([
    ["the claim", "DE", "8.8.8.8", "DE", undefined],
    ["the claim without an address", "DE", "10.0.0.1", "DE", undefined],
    ["no claim: the address", undefined, "8.8.8.8", undefined, "8.8.8.8"],
    ["no claim: the address that the proxy wrote", undefined, "1.1.1.1, 8.8.8.8", undefined, "8.8.8.8"],
    ["an IPv6 address", undefined, "2606:4700:4700::1111", undefined, "2606:4700:4700::1111"],
    ["a private address: the default", undefined, "192.168.0.9", "US", undefined],
    ["no address: the default", undefined, "", "US", undefined],
    ["garbage: the default", undefined, "x, y", "US", undefined],
    ["a claim in lower case is not a code", "de", "8.8.8.8", undefined, "8.8.8.8"],
    ["a claim of three letters is not a code", "DEU", "8.8.8.8", undefined, "8.8.8.8"],
    ["an empty claim is not a code", "", "10.0.0.1", "US", undefined],
    ["a claim with a line end is not a code", "DE\n", "10.0.0.1", "US", undefined],
    ["a number is not a code", 49, "10.0.0.1", "US", undefined],
    ["a list is not a code", ["DE"], "10.0.0.1", "US", undefined],
    ["null is not a code", null, "10.0.0.1", "US", undefined],
  ])("%s", (_name, country, address, value, userIp) => {
    const buyer = identify({ country }, address);
    expect(buyer.user.country).toEqual(value && { value });
    expect(buyer.userIp).toBe(userIp);
  });

  test("the default country is configurable", () => {
    expect(identify({}, "10.0.0.1", { defaultCountry: "JP" }).user.country).toEqual({ value: "JP" });
  });

  test("the number of trusted hops is configurable", () => {
    expect(identify({}, "8.8.8.8, 1.1.1.1", { trustedProxyHops: 2 }).userIp).toBe("8.8.8.8");
    expect(identify({}, "8.8.8.8", { trustedProxyHops: 0 }).user.country).toEqual({ value: "US" });
  });
});

describe("currency", () => {
  test.each<[string, unknown, string, string | undefined]>([
    ["the claim", "EUR", "", "EUR"],
    ["the claim before the configured one", "EUR", "USD", "EUR"],
    ["the configured one", undefined, "USD", "USD"],
    ["none", undefined, "", undefined],
    ["a claim in lower case is ignored", "eur", "USD", "USD"],
    ["a claim that is too short is ignored", "EU", "", undefined],
    ["a claim that is too long is ignored", "EURO", "", undefined],
    ["a claim that is not text is ignored", 978, "USD", "USD"],
  ])("%s", (_name, currency, configured, expected) => {
    expect(identify({ currency }, "8.8.8.8", { currency: configured }).currency).toBe(expected);
  });
});

describe("the user", () => {
  test("is sent with uid, e-mail and name", () => {
    expect(identify({ email: "p42@example.org", name: "Ada", country: "DE" }).user).toEqual({
      id: { value: "player-42" },
      email: { value: "p42@example.org" },
      name: { value: "Ada" },
      country: { value: "DE" },
    });
  });

  test("is sent with the uid alone if the token has nothing else", () => {
    expect(identify({}).user).toEqual({ id: { value: "player-42" } });
  });

  test.each<[string, string | undefined]>([
    ["a@b", "a@b"],
    [" p42@example.org ", "p42@example.org"],
    [`${"a".repeat(243)}@example.org`, `${"a".repeat(243)}@example.org`],
    [`${"a".repeat(244)}@example.org`, undefined],
    ["@b", undefined],
    ["a b@example.org", undefined],
    ["a..b@example.org", undefined],
    [".a@example.org", undefined],
    ["a.@example.org", undefined],
    ["a@b@example.org", undefined],
    ["zoë@example.org", undefined],
    ["a.b+c@mail.example.org", "a.b+c@mail.example.org"],
    ["", undefined],
    ["   ", undefined],
  ])("e-mail %o: %o", (email, expected) => {
    expect(identify({ email }).user.email).toEqual(expected && { value: expected });
  });

  test.each<[string, string | undefined]>([
    ["Ada", "Ada"],
    [" Ada ", "Ada"],
    ["", undefined],
    ["   ", undefined],
    ["\u0000\u200b", undefined],
    ["A\u0000d\na\u202e", "Ada"],
    ["Ada \ud800", "Ada"],
    ["Ада Лавлейс", "Ада Лавлейс"],
    ["<b>Ada</b>", "<b>Ada</b>"],
    ["a".repeat(255), "a".repeat(255)],
    [` ${"a".repeat(255)}\u0000 `, "a".repeat(255)],
    ["a".repeat(256), undefined],
    ["🦊".repeat(127), "🦊".repeat(127)],
    ["🦊".repeat(128), undefined],
  ])("name %j: %j", (name, expected) => {
    expect(identify({ name }).user.name).toEqual(expected && { value: expected });
  });
});
