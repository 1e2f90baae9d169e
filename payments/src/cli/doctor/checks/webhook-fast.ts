import { type Check, fault, ok } from "../check.ts";

/** Xsolla expects an answer within this time: https://developers.xsolla.com/webhooks/overview/ */
const MOST_SECONDS = 3;

export const webhookFast: Check = {
  id: "webhook-fast",
  group: "Deployed functions",
  severity: "warning",
  needs: ["webhook-answers"],
  run: async ({ facts, file }) => {
    const [{ ms }] = await facts.signedAnswers();
    const seconds = ms / 1_000;
    return seconds > MOST_SECONDS
      ? fault(
          `xsollaWebhook took ${seconds.toFixed(1)} s; Xsolla expects an answer within ${MOST_SECONDS} s`,
          `set MIN_INSTANCES=1 in ${file}`,
        )
      : ok(`xsollaWebhook answers in ${seconds.toFixed(2)} s`);
  },
};
