import type { OptionFault } from "../../../config/check-options.ts";
import { settingName } from "../../../config/setting.ts";
import { parseAllowed } from "../../../payment-token/check-return-url.ts";
import { parseRange } from "../../../webhook/check-source.ts";
import { type Check, fault, ok } from "../check.ts";
import { setSecretFix } from "../fixes.ts";
import type { SetUp } from "../set-up.ts";

export const parameters: Check = {
  id: "parameters",
  group: "Files",
  severity: "error",
  run: (setUp) => {
    const [first, ...more] = findFaults(setUp);
    if (!first) return ok("every parameter has a valid value");
    const { option, name, value, expected } = first;
    const isSecret = SECRETS.has(option);
    const what = value === "" || isSecret ? `${name} is missing` : `${name} is "${value}"`;
    const others = more.length > 0 ? `; also wrong: ${more.map((one) => one.name).join(", ")}` : "";
    return fault(
      `${what}; expected ${expected}${others}`,
      isSecret ? setSecretFix(setUp, name) : `set ${name} in ${setUp.file}`,
    );
  },
};

interface Fault extends Pick<OptionFault, "name" | "value" | "expected"> {
  option: string;
}

const SECRETS: ReadonlySet<string> = new Set(["apiKey", "webhookSecret"]);
const REGION = /^[a-z]+-[a-z]+\d+$/;

function findFaults({ checked, isLocal, region, options }: SetUp): Fault[] {
  // A real project's secrets are in Secret Manager, where `secret-versions` checks them.
  const faults: Fault[] = checked.faults.filter(({ option }) => isLocal || !SECRETS.has(option));
  const { returnUrls = [], webhookIps = [] } = checked.values;
  for (const value of returnUrls.filter((entry) => !isAccepted(() => parseAllowed(entry))))
    faults.push({
      option: "returnUrls",
      name: settingName(options, "returnUrls"),
      value,
      expected: "origins and app schemes",
    });
  for (const value of webhookIps.filter((entry) => !isAccepted(() => parseRange(entry))))
    faults.push({
      option: "webhookIps",
      name: settingName(options, "webhookIps"),
      value,
      expected: "addresses and CIDR ranges",
    });
  if (!REGION.test(region))
    faults.push({
      option: "region",
      name: "the region",
      value: region,
      expected: "a region, such as us-central1",
    });
  return faults;
}

function isAccepted(use: () => unknown): boolean {
  try {
    use();
    return true;
  } catch {
    return false;
  }
}
