import { type Check, fault, ok, skip } from "../check.ts";
import { firstFew } from "../fixes.ts";

export const merchantId: Check = {
  id: "merchant-id",
  group: "Xsolla",
  severity: "error",
  run: async ({ facts, file, value }) => {
    const project = value("projectId");
    const merchant = facts.merchantId;
    if (merchant === undefined)
      return skip("the merchant id is not known; give it with --merchant or in XSOLLA_MERCHANT_ID");
    const fix = (id: string | number) => `set XSOLLA_PROJECT_ID=${id} in ${file}`;
    if (project === merchant) {
      const [known = "<project id>"] = (await facts.projects().catch(() => undefined)) ?? [];
      return fault(`${project} is the merchant id, not the project id`, fix(known));
    }
    const projects = await facts.projects();
    if (projects === undefined) return skip("the API key may not list the company's projects");
    if (projects.includes(project)) return ok(`project ${project} belongs to company ${merchant}`);
    const [first = "<project id>"] = projects;
    const known = projects.length > 0 ? `it has ${firstFew(projects.map(String))}` : "it has none";
    return fault(`company ${merchant} has no project ${project}; ${known}`, fix(first));
  },
};
