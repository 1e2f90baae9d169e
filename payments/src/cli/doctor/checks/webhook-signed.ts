import { type Check, fault, ok } from "../check.ts";
import { deployFix } from "../fixes.ts";

export const webhookSigned: Check = {
  id: "webhook-signed",
  group: "Deployed functions",
  severity: "error",
  needs: ["webhook-answers"],
  run: async (setUp) => {
    const { facts, projectId, secretNames, urls } = setUp;
    const log = `npx firebase functions:log --only xsollaWebhook --project ${projectId}`;
    const answers = await facts.signedAnswers();
    const wrong = answers.find(({ status, code }) => status !== 400 || code !== "INVALID_USER");
    if (!wrong) return ok("xsollaWebhook accepts the signature, and refuses an unknown user");
    if (wrong.code === "INVALID_SIGNATURE")
      return fault(`xsollaWebhook is deployed with an older ${secretNames.webhookSecret}`, deployFix(setUp));
    if (wrong.status >= 500)
      return fault(
        `xsollaWebhook fails with HTTP ${wrong.status}; maybe a parameter is wrong, see its log`,
        log,
      );
    if (wrong.status < 300)
      return fault(`${urls.webhook} accepts an unknown user, so it is not xsollaWebhook`, deployFix(setUp));
    return fault(`xsollaWebhook answers HTTP ${wrong.status} ${wrong.code ?? ""} to a user_validation`, log);
  },
};
