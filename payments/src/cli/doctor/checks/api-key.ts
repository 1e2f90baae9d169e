import { type Check, fault, ok } from "../check.ts";
import { setSecretFix } from "../fixes.ts";

export const apiKey: Check = {
  id: "api-key",
  group: "Xsolla",
  severity: "error",
  run: async (setUp) => {
    const { facts, secretNames } = setUp;
    const key = `the API key ending …${(await facts.apiKey()).slice(-4)}`;
    const { asProject, asMerchant } = await facts.credentials();
    if (asProject || asMerchant) return ok(`Xsolla accepts ${key}`);
    // If the key may list the company's projects, it is valid and the project id is wrong.
    if ((await facts.projects()) !== undefined) return ok(`Xsolla accepts ${key} for the company`);
    return fault(`Xsolla refuses ${key}`, setSecretFix(setUp, secretNames.apiKey));
  },
};
