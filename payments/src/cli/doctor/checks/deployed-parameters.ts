import { type Check, fault, ok } from "../check.ts";
import { declaredParameters } from "../declared-parameters.ts";
import { deployFix, firstFew } from "../fixes.ts";

export const deployedParameters: Check = {
  id: "deployed-parameters",
  group: "Google",
  severity: "error",
  run: async (setUp) => {
    const deployed = await setUp.facts.requireDeployed();
    const declared = declaredParameters(setUp);
    const differing = new Map<string, string>();
    for (const { serviceConfig } of deployed)
      for (const [name, value] of Object.entries(serviceConfig.environmentVariables)) {
        const wanted = declared.get(name);
        if (wanted !== undefined && wanted !== value)
          differing.set(name, `${name} is "${value}" as deployed, "${wanted}" in the files`);
      }
    return differing.size > 0
      ? fault(firstFew([...differing.values()], 2), deployFix(setUp))
      : ok("the functions run with the parameters of the files");
  },
};
