import { z } from "zod";
import { originOf, type Project } from "../../stack/settings/project.ts";
import { CODEBASES, SECRETS } from "./codebases.ts";
import type { Secret } from "./find-leaks.ts";

const accounts = z.object({
  userInfo: z.array(z.object({ email: z.string().default("") })).default([]),
});

/** Collects the run's secrets: keys of all deployments, payment tokens of all orders, players' addresses. */
export async function knownSecrets(project: Project, simulator: string): Promise<Secret[]> {
  const tokens = await fetch(`${simulator}/simulator/tokens`);
  const { userInfo } = accounts.parse(await queryAccounts(project));
  return [
    ...deployedSecrets(),
    ...z
      .array(z.string())
      .parse(await tokens.json())
      .map((text) => ({ kind: "a payment token", text })),
    ...userInfo.map(({ email }) => ({ kind: "a player's e-mail address", text: email })),
  ];
}

export function deployedSecrets(): Secret[] {
  return [SECRETS, ...Object.values(CODEBASES).map(({ secrets = {} }) => secrets)]
    .flatMap((secrets) => Object.entries(secrets))
    .flatMap(([name, value]) => value.split(", ").map((text) => ({ kind: name, text })));
}

async function queryAccounts({ emulators, projectId }: Project): Promise<unknown> {
  const path = `/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:query`;
  const headers = { "content-type": "application/json", authorization: "Bearer owner" };
  const response = await fetch(`${originOf(emulators.auth)}${path}`, { method: "POST", headers, body: "{}" });
  return response.json();
}
