import { type Check, fault, ok } from "../check.ts";
import { deployFix, firstFew } from "../fixes.ts";

/** https://cloud.google.com/functions/docs/reference/rest/v2/projects.locations.functions/list */
export const functions: Check = {
  id: "functions",
  group: "Google",
  severity: "error",
  run: async (setUp) => {
    const { facts, functionNames, region } = setUp;
    const deployed = await facts.deployed();
    const here = deployed.filter((one) => one.region === region);
    const missing = functionNames.filter((name) => !here.some((one) => one.name === name));
    if (missing.length > 0) {
      const elsewhere = deployed.find(({ name }) => missing.includes(name));
      return fault(
        elsewhere
          ? `${elsewhere.name} is in ${elsewhere.region}, not in ${region}`
          : `not deployed in ${region}: ${firstFew(missing)}`,
        deployFix(setUp),
      );
    }
    const broken = here.filter(({ state }) => state !== undefined && state !== "ACTIVE");
    return broken.length > 0
      ? fault(`${firstFew(broken.map(({ name, state }) => `${name} is ${state}`))}`, deployFix(setUp))
      : ok(`${here.length} functions are deployed in ${region}`);
  },
};
