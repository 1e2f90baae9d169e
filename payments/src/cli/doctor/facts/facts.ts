import type { SetUp } from "../set-up.ts";
import { type DeploymentFacts, deploymentFacts } from "./deployment-facts.ts";
import { type GoogleFacts, googleFacts } from "./google-facts.ts";
import { type SecretFacts, secretFacts } from "./secret-facts.ts";
import { type XsollaFacts, xsollaFacts } from "./xsolla-facts.ts";

/** Facts that more than one check needs. Each is fetched once, when the first check needs it. */
export type Facts = SecretFacts & XsollaFacts & DeploymentFacts & GoogleFacts;

/** The set-up as read from this machine, before any fact was fetched. */
export type FactInputs = Omit<SetUp, "facts">;

export function createFacts(inputs: FactInputs): Facts {
  const secrets = secretFacts(inputs);
  return {
    ...secrets,
    ...xsollaFacts(inputs, secrets),
    ...deploymentFacts(inputs, secrets),
    ...googleFacts(inputs),
  };
}
