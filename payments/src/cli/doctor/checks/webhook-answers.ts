import { UnreachableError } from "../../http.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { invokerFix } from "../invoker-fix.ts";
import { deploy } from "../links.ts";

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
    if (answer instanceof UnreachableError) return fault(answer.message, deploy(setUp));
    const { status, code } = answer;
    if (status === 400 && code === "INVALID_SIGNATURE") return ok("xsollaWebhook refuses what is not signed");
    if (code === "INVALID_CLIENT_IP")
      return skip("XSOLLA_WEBHOOK_IPS does not let this machine call xsollaWebhook");
    if (status === 404) return fault(`nothing is deployed at ${urls.webhook}`, deploy(setUp));
    if (status === 401 || status === 403)
      return fault("Google lets nobody call xsollaWebhook", invokerFix(setUp, "xsollaWebhook"));
    return fault(
      `${urls.webhook} answers HTTP ${status} to what nobody signed: it is not xsollaWebhook`,
      deploy(setUp),
    );
  },
};
