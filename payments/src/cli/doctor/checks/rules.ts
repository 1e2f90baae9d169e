import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";
import { deployFix } from "../fixes.ts";
import { findLeak } from "../rules/find-leak.ts";
import { parseRules } from "../rules/parse-rules.ts";

const release = z.object({ name: z.string(), rulesetName: z.string() });
const ruleset = z.object({ source: z.object({ files: z.array(z.object({ content: z.string() })) }) });

/** https://firebase.google.com/docs/reference/rules/rest/rest/v1/projects.releases/list */
export const rules: Check = {
  id: "rules",
  group: "Google",
  severity: "error",
  needs: ["firestore"],
  run: async (setUp) => {
    const { google, projectId, value } = setUp;
    const pages = await google().readAll(
      "firebaserules",
      `/v1/projects/${projectId}/releases`,
      z.object({ releases: z.array(release).default([]) }),
    );
    const id = value("database");
    const name = `projects/${projectId}/releases/cloud.firestore`;
    const wanted = id === "(default)" ? [name, `${name}/(default)`] : [`${name}/${id}`];
    const released = pages.flatMap(({ releases }) => releases).find((one) => wanted.includes(one.name));
    const source = released && (await google().read("firebaserules", `/v1/${released.rulesetName}`, ruleset));
    if (!source) return fault(`no rules are deployed for ${id}`, deployFix(setUp, "firestore"));
    const blocks = source.source.files.flatMap(({ content }) => parseRules(content));
    const leak = findLeak(blocks);
    return leak
      ? fault(leak, deployFix(setUp, "firestore"))
      : ok("players can read their own documents, and write nothing");
  },
};
