import { z } from "zod";
import { ask, UnreachableError } from "../../http.ts";
import { type Check, fault, ok } from "../check.ts";
import { invokerFix } from "../invoker-fix.ts";
import { deploy } from "../links.ts";

const refusal = z.object({ error: z.object({ status: z.string() }) });

export const callableAnswers: Check = {
  id: "callable-answers",
  group: "Deployed functions",
  severity: "error",
  run: async (setUp) => {
    const { callable } = setUp.urls;
    const answer = await ask(callable, { method: "POST", body: { data: {} } }).catch((error: unknown) => {
      if (error instanceof UnreachableError) return error;
      throw error;
    });
    if (answer instanceof UnreachableError) return fault(answer.message, deploy(setUp));
    const code = refusal.safeParse(answer.body).data?.error.status;
    if (code === "UNAUTHENTICATED") return ok("getXsollaPaymentToken asks who is there");
    if (answer.status === 404)
      return fault(`nothing is deployed at ${callable}: another region or project`, deploy(setUp));
    if (answer.status === 401 || answer.status === 403)
      return fault(
        "Google lets nobody call getXsollaPaymentToken",
        invokerFix(setUp, "getXsollaPaymentToken"),
      );
    return fault(
      `${callable} answers HTTP ${answer.status} to a call without a player: it is not getXsollaPaymentToken`,
      deploy(setUp),
    );
  },
};
