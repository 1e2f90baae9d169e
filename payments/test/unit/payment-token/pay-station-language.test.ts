import { expect, test } from "vitest";
import { payStationLanguage } from "../../../src/payment-token/pay-station-language.ts";

const OWN_CODES = "ar bg cs de en es fr he it ja ko pl pt ro ru th tr vi id km lo ms my ne nl".split(" ");

test.each(OWN_CODES)("%s is itself", (code) => {
  expect(payStationLanguage(code)).toBe(code);
  expect(payStationLanguage(code.toUpperCase())).toBe(code);
});

test.each([
  ["zh-Hans", "cn"],
  ["zh-Hans-CN", "cn"],
  ["zh-CN", "cn"],
  ["zh-SG", "cn"],
  ["zh", "cn"],
  ["ZH-HANS", "cn"],
  ["zh_CN", "cn"],
  ["zh-Hant", "tw"],
  ["zh-Hant-TW", "tw"],
  ["zh-TW", "tw"],
  ["zh-HK", "tw"],
  ["zh-MO", "tw"],
  ["zh_HANT", "tw"],
  ["zh_HANS", "cn"],
  ["zh-Hans-HK", "cn"],
  ["fil", "ph"],
  ["fil-PH", "ph"],
  ["tl", "ph"],
  ["tl-PH", "ph"],
  ["pt-BR", "pt"],
  ["pt_BR", "pt"],
  ["pt-PT", "pt"],
  ["en-US", "en"],
  ["en-GB-oxendict", "en"],
  ["de-CH-1996", "de"],
  ["es-419", "es"],
  ["sr-Latn", undefined],
  ["ar-EG", "ar"],
  ["ja-JP-u-ca-japanese", "ja"],
  // Old codes of Hebrew and Indonesian, which Java and Android still use.
  ["iw", "he"],
  ["in", "id"],
  ["in-ID", "id"],
])("%s → %s", (tag, code) => {
  expect(payStationLanguage(tag)).toBe(code);
});

test.each([
  "uk",
  "sv",
  "nb",
  "el",
  "hu",
  "tw",
  "ph",
  "kok",
  "klingon",
  "English",
  "ChineseSimplified",
  "",
  "-",
  "d",
  "de-",
  "de DE",
  "../de",
  "de;q=0.9",
  "x".repeat(300),
  "constructor",
  "__proto__",
])("%o is left out", (tag) => {
  expect(payStationLanguage(tag)).toBeUndefined();
});
