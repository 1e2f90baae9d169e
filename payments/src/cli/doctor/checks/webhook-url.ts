import { type Check, fault, ok, skip } from "../check.ts";
import { commandFix } from "../fixes.ts";
import type { SetUp } from "../set-up.ts";

export const webhookUrl: Check = {
  id: "webhook-url",
  group: "Xsolla",
  severity: "error",
  needs: ["webhook-set"],
  run: async (setUp) => {
    const { url } = (await setUp.facts.webhookSettings()) ?? skip("no order webhook is configured");
    const deployed = [setUp.urls.webhook, ...(await runAddresses(setUp))];
    return deployed.includes(url)
      ? ok(`order webhooks go to ${url}`)
      : fault(`order webhooks go to ${url}, not to ${setUp.urls.webhook}`, commandFix(setUp, "connect"));
  },
};

/** Reads the function's addresses at Cloud Run, which are valid too. */
async function runAddresses({ facts }: SetUp): Promise<string[]> {
  const deployed = await facts.deployed().catch(() => []);
  return deployed
    .filter(({ name }) => name.endsWith("xsollaWebhook"))
    .flatMap(({ url, serviceConfig: { uri } }) => [url, uri].filter((one) => one !== undefined));
}
