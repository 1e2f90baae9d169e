import type { SetUp } from "../set-up.ts";
import { type DeploymentFacts, deploymentFacts } from "./deployment-facts.ts";
import { type GoogleFacts, googleFacts } from "./google-facts.ts";
import { type SecretFacts, secretFacts } from "./secret-facts.ts";
import { type XsollaFacts, xsollaFacts } from "./xsolla-facts.ts";

/** What more than one check needs to know; each fact is asked for once, when the first check wants it. */
export type Facts = SecretFacts & XsollaFacts & DeploymentFacts & GoogleFacts;

/** What is known before anything was asked. */
export type Ground = Omit<SetUp, "facts">;

export function createFacts(ground: Ground): Facts {
  const secrets = secretFacts(ground);
  return {
    ...secrets,
    ...xsollaFacts(ground, secrets),
    ...deploymentFacts(ground, secrets),
    ...googleFacts(ground),
  };
}
