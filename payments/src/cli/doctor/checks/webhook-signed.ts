import { type Check, fault, ok } from "../check.ts";
import { deploy } from "../links.ts";

export const webhookSigned: Check = {
  id: "webhook-signed",
  group: "Deployed functions",
  severity: "error",
  needs: ["webhook-answers"],
  run: async (setUp) => {
    const { facts, projectId, secretNames } = setUp;
    const log = `npx firebase functions:log --only xsollaWebhook --project ${projectId}`;
    const answers = await facts.signedAnswers();
    const wrong = answers.find(({ status, code }) => status !== 400 || code !== "INVALID_USER");
    if (!wrong) return ok("xsollaWebhook knows the signature, and says that nobody is nobody");
    if (wrong.code === "INVALID_SIGNATURE")
      return fault(`xsollaWebhook is deployed with an older ${secretNames.webhookSecret}`, deploy(setUp));
    if (wrong.status >= 500)
      return fault(`xsollaWebhook fails with HTTP ${wrong.status}: a parameter is wrong, see its log`, log);
    if (wrong.status < 300)
      return fault("what answers takes a user that does not exist: it is not xsollaWebhook", deploy(setUp));
    return fault(`xsollaWebhook answers HTTP ${wrong.status} ${wrong.code ?? ""} to a user_validation`, log);
  },
};
