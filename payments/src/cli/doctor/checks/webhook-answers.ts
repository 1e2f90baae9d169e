import { UnreachableError } from "../../http.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { deployFix, invokerFix } from "../fixes.ts";

export const webhookAnswers: Check = {
  id: "webhook-answers",
  group: "Deployed functions",
  severity: "error",
  run: async (setUp) => {
    const { facts, urls } = setUp;
    const answer = await facts.unsignedAnswer().catch((error: unknown) => {
      if (error instanceof UnreachableError) return error;
      throw error;
    });
    if (answer instanceof UnreachableError) return fault(answer.message, deployFix(setUp));
    const { status, code } = answer;
    if (status === 400 && code === "INVALID_SIGNATURE")
      return ok("xsollaWebhook refuses unsigned notifications");
    if (code === "INVALID_CLIENT_IP")
      return skip("XSOLLA_WEBHOOK_IPS does not let this machine call xsollaWebhook");
    if (status === 404) return fault(`nothing is deployed at ${urls.webhook}`, deployFix(setUp));
    if (status === 401 || status === 403)
      return fault(
        "xsollaWebhook is not public, so Xsolla cannot call it",
        invokerFix(setUp, "xsollaWebhook"),
      );
    return fault(
      `${urls.webhook} answers HTTP ${status} to an unsigned notification, so it is not xsollaWebhook`,
      deployFix(setUp),
    );
  },
};
