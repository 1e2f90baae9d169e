/** Pay Station's languages whose code is the language's own (BCP 47). */
const SAME = "ar bg cs de en es fr he it ja ko pl pt ro ru th tr vi id km lo ms my ne nl".split(" ");
/** Those with a code of Pay Station's own. Source: Xsolla's SDKs, github.com/xsolla/pay-station-sdk */
const OWN: Record<string, string> = { "zh-Hans": "cn", "zh-Hant": "tw", fil: "ph", tl: "ph" };

/**
 * Pay Station's code for a language tag: `pt-BR` → `pt`, `zh-TW` → `tw`. Undefined for a language that it lacks and
 * for what is no language tag: the player then gets the page in the language of their country.
 */
export function payStationLanguage(tag: string): string | undefined {
  const locale = parseTag(tag);
  if (!locale || locale.language === "und") return undefined;
  const { language, script } = locale.maximize();
  return OWN[`${language}-${script}`] ?? OWN[language] ?? SAME.find((code) => code === language);
}

/** Takes `pt_BR` too, as Android and .NET may write it. */
function parseTag(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}
