import type { SetUp } from "./set-up.ts";

/** Returns the command that makes a function public. Its Cloud Run service has the same name in lower case. */
export const invokerFix = ({ projectId, region }: SetUp, name: string): string =>
  `gcloud run services add-iam-policy-binding ${name.toLowerCase()} --region ${region} --member=allUsers --role=roles/run.invoker --project ${projectId}`;
