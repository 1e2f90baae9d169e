/** Languages for which Pay Station uses the BCP 47 code. */
const BCP_47_CODES = "ar bg cs de en es fr he it ja ko pl pt ro ru th tr vi id km lo ms my ne nl".split(" ");
/** Languages for which Pay Station uses another code. Source: Xsolla's SDKs, github.com/xsolla/pay-station-sdk */
const OTHER_CODES: Record<string, string> = { "zh-Hans": "cn", "zh-Hant": "tw", fil: "ph", tl: "ph" };

/**
 * Converts a language tag to Pay Station's code, for example `pt-BR` to `pt` and `zh-TW` to `tw`. Returns undefined if
 * Pay Station lacks the language, or if the tag is invalid. The page is then in the language of the player's country.
 */
export function payStationLanguage(tag: string): string | undefined {
  const locale = parseTag(tag);
  if (!locale || locale.language === "und") return undefined;
  const { language, script } = locale.maximize();
  return (
    OTHER_CODES[`${language}-${script}`] ??
    OTHER_CODES[language] ??
    BCP_47_CODES.find((code) => code === language)
  );
}

/** Parses a language tag. Accepts `pt_BR` too, because Android and .NET may write tags in this form. */
function parseTag(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}
