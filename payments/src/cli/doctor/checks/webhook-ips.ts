import { isWithin } from "../../../client-address.ts";
import { parseRange } from "../../../webhook/check-source.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { firstFew } from "../fixes.ts";

/** Addresses of Xsolla's webhooks: https://developers.xsolla.com/webhooks/overview/ */
const XSOLLA_RANGES = [
  "185.30.20.0/24",
  "185.30.21.0/24",
  "185.30.22.0/24",
  "185.30.23.0/24",
  "34.102.38.178",
  "34.94.43.207",
  "35.236.73.234",
  "34.94.69.44",
  "34.102.22.197",
];

export const webhookIps: Check = {
  id: "webhook-ips",
  group: "Files",
  severity: "warning",
  run: ({ file, value }) => {
    const allowed = value("webhookIps").map(rangeOf);
    if (allowed.length === 0)
      return ok("webhooks are accepted from any address, if their signature is valid");
    const leftOut = XSOLLA_RANGES.filter((text) => {
      const [address, bits] = parseRange(text);
      return !allowed.some((range) => range[1] <= bits && isWithin(address, range));
    });
    if (leftOut.length === 0) return ok("webhooks are accepted from every address of Xsolla");
    return fault(
      `XSOLLA_WEBHOOK_IPS leaves out ${firstFew(leftOut, 2)}: webhooks from there would be answered with 403`,
      `set XSOLLA_WEBHOOK_IPS=${XSOLLA_RANGES.join(",")} in ${file}`,
    );
  },
};

function rangeOf(entry: string): ReturnType<typeof parseRange> {
  try {
    return parseRange(entry);
  } catch {
    return skip("XSOLLA_WEBHOOK_IPS cannot be read; see parameters");
  }
}
