import { type Check, fault, ok } from "../check.ts";
import { setSecret } from "../links.ts";

export const apiKey: Check = {
  id: "api-key",
  group: "Xsolla",
  severity: "error",
  run: async (setUp) => {
    const { facts, secretNames } = setUp;
    const key = `the API key ending …${(await facts.apiKey()).slice(-4)}`;
    const { asProject, asMerchant } = await facts.credentials();
    if (asProject || asMerchant) return ok(`Xsolla takes ${key}`);
    // The company's list of projects takes the key: then it is the project that is wrong.
    if ((await facts.projects()) !== undefined) return ok(`Xsolla takes ${key} for the company`);
    return fault(`Xsolla refuses ${key}`, setSecret(setUp, secretNames.apiKey));
  },
};
