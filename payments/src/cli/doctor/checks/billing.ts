import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";

const billingInfo = z.object({ billingEnabled: z.boolean().default(false) });

/** https://cloud.google.com/billing/docs/reference/rest/v1/projects/getBillingInfo */
export const billing: Check = {
  id: "billing",
  group: "Google",
  severity: "error",
  run: async ({ google, projectId }) => {
    const info = await google().read("cloudbilling", `/v1/projects/${projectId}/billingInfo`, billingInfo);
    return info?.billingEnabled
      ? ok("the project is on the Blaze plan")
      : fault(
          "the project is not on the Blaze plan, so functions can neither be deployed nor call Xsolla",
          `https://console.firebase.google.com/project/${projectId}/usage/details`,
        );
  },
};
