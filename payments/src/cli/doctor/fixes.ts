import { codebaseTarget } from "../codebase-target.ts";
import { commandLine, emulatorsCommand } from "../command-line.ts";
import type { SetUp } from "./set-up.ts";

const PUBLISHER = "https://publisher.xsolla.com";

/** Returns the URL of a page of Publisher Account about the project; its front page if the merchant id is not known. */
export function projectPage({ facts, checked }: SetUp, page: string): string {
  const { merchantId } = facts;
  const { projectId } = checked.values;
  return merchantId && projectId ? `${PUBLISHER}/${merchantId}/projects/${projectId}/${page}` : PUBLISHER;
}

export const agreementPage = ({ facts }: SetUp): string =>
  facts.merchantId ? `${PUBLISHER}/${facts.merchantId}/agreement` : PUBLISHER;

export const consolePage = (projectId: string, page: string): string =>
  `https://console.firebase.google.com/project/${projectId}/${page}`;

/** Returns the command that deploys the functions, or Firestore's rules and indexes. */
export function deployFix(setUp: SetUp, what: "functions" | "firestore" = "functions"): string {
  if (setUp.isLocal) return emulatorsCommand();
  const target = what === "functions" ? codebaseTarget(setUp) : what;
  return `npx firebase deploy --only ${target} --project ${setUp.projectId}`;
}

/** Returns the command that makes a function public. Its Cloud Run service has the same name in lower case. */
export const invokerFix = ({ projectId, region }: SetUp, name: string): string =>
  `gcloud run services add-iam-policy-binding ${name.toLowerCase()} --region ${region} --member=allUsers --role=roles/run.invoker --project ${projectId}`;

export const setSecretFix = ({ projectId, host, isLocal }: SetUp, name: string): string =>
  isLocal
    ? `set ${name} in ${host}/.secret.local`
    : `npx firebase functions:secrets:set ${name} --project ${projectId}`;

export const commandFix = ({ projectId }: SetUp, name: string, ...rest: string[]): string =>
  commandLine(name, ...rest, "--project", projectId);

/** Joins the first few names, so that a message stays one line. */
export function firstFew(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
