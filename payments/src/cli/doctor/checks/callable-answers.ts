import { z } from "zod";
import { sendRequest, UnreachableError } from "../../http.ts";
import { type Check, fault, ok } from "../check.ts";
import { deployFix, invokerFix } from "../fixes.ts";

const refusal = z.object({ error: z.object({ status: z.string() }) });

export const callableAnswers: Check = {
  id: "callable-answers",
  group: "Deployed functions",
  severity: "error",
  run: async (setUp) => {
    const { callable } = setUp.urls;
    const answer = await sendRequest(callable, { method: "POST", body: { data: {} } }).catch(
      (error: unknown) => {
        if (error instanceof UnreachableError) return error;
        throw error;
      },
    );
    if (answer instanceof UnreachableError) return fault(answer.message, deployFix(setUp));
    const code = refusal.safeParse(answer.body).data?.error.status;
    if (code === "UNAUTHENTICATED") return ok("getXsollaPaymentToken refuses calls without an ID token");
    if (answer.status === 404)
      return fault(
        `nothing is deployed at ${callable}; it may be in another region or project`,
        deployFix(setUp),
      );
    if (answer.status === 401 || answer.status === 403)
      return fault(
        "getXsollaPaymentToken is not public, so games cannot call it",
        invokerFix(setUp, "getXsollaPaymentToken"),
      );
    return fault(
      `${callable} answers HTTP ${answer.status} to a call without an ID token, so it is not getXsollaPaymentToken`,
      deployFix(setUp),
    );
  },
};
