import type { SetUp } from "./set-up.ts";

/** Lets anyone call a function; a service of Cloud Run has its name in lower case. */
export const invokerFix = ({ projectId, region }: SetUp, name: string): string =>
  `gcloud run services add-iam-policy-binding ${name.toLowerCase()} --region ${region} --member=allUsers --role=roles/run.invoker --project ${projectId}`;
