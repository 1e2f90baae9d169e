import { z } from "zod";
import { type Check, fault, ok, skip } from "../check.ts";
import type { SetUp } from "../set-up.ts";

const policy = z.object({
  bindings: z.array(z.object({ role: z.string(), members: z.array(z.string()).default([]) })).default([]),
});

const EVERYTHING = [
  "roles/owner",
  "roles/editor",
  "roles/firebase.admin",
  "roles/firebase.sdkAdminServiceAgent",
];
/** Permissions that the functions need, and the predefined roles that contain them. */
const NEEDS = [
  {
    what: "use Firestore",
    role: "roles/datastore.user",
    others: ["roles/datastore.owner", "roles/firebase.developAdmin", ...EVERYTHING],
  },
  {
    what: "read Firebase Auth",
    role: "roles/firebaseauth.viewer",
    others: [
      "roles/firebaseauth.admin",
      "roles/firebase.developAdmin",
      "roles/firebase.developViewer",
      "roles/firebase.viewer",
      "roles/viewer",
      "roles/identitytoolkit.admin",
      "roles/identitytoolkit.viewer",
      ...EVERYTHING,
    ],
  },
];
const ACCESSOR = "roles/secretmanager.secretAccessor";
const ACCESSORS = [ACCESSOR, "roles/secretmanager.admin", "roles/owner"];

/** https://cloud.google.com/resource-manager/reference/rest/v1/projects/getIamPolicy */
export const serviceAccount: Check = {
  id: "service-account",
  group: "Google",
  severity: "error",
  run: async (setUp) => {
    const { facts, google, projectId, secretNames } = setUp;
    const deployed = await facts.requireDeployed();
    const accounts = [...new Set(deployed.flatMap((one) => one.serviceConfig.serviceAccountEmail ?? []))];
    if (accounts.length === 0) return skip("Google does not say which service account the functions use");
    const { status, body } = await google().send(
      "cloudresourcemanager",
      `/v1/projects/${projectId}:getIamPolicy`,
      { method: "POST", body: {} },
    );
    const read = policy.safeParse(body).data;
    if (status !== 200 || !read) return skip(`Google answers HTTP ${status} without a policy`);
    for (const account of accounts) {
      const roles = rolesOf(read, account);
      for (const { what, role, others } of NEEDS) {
        if (roles.some((one) => one === role || others.includes(one))) continue;
        if (roles.some((one) => !one.startsWith("roles/")))
          return skip(`${account} has a custom role, so it is not known whether it may ${what}`);
        return fault(`${account} may not ${what}`, grant(projectId, account, role));
      }
      if (roles.some((one) => ACCESSORS.includes(one))) continue;
      for (const name of Object.values(secretNames))
        if (await isRefused(setUp, name, account))
          return fault(
            `${account} may not read ${name}`,
            `gcloud secrets add-iam-policy-binding ${name} --member=serviceAccount:${account} --role=${ACCESSOR} --project ${projectId}`,
          );
    }
    return ok(`every permission that the functions need is granted to ${accounts.join(", ")}`);
  },
};

const rolesOf = ({ bindings }: z.infer<typeof policy>, account: string): string[] =>
  bindings.filter(({ members }) => members.includes(`serviceAccount:${account}`)).map(({ role }) => role);

/** Tells whether the account may not read a secret. A deployment grants that in the secret's own policy. */
async function isRefused({ google, projectId }: SetUp, name: string, account: string): Promise<boolean> {
  const path = `/v1/projects/${projectId}/secrets/${name}:getIamPolicy`;
  const found = await google()
    .read("secretmanager", path, policy)
    .catch(() => undefined);
  return found !== undefined && !rolesOf(found, account).some((role) => ACCESSORS.includes(role));
}

const grant = (projectId: string, account: string, role: string) =>
  `gcloud projects add-iam-policy-binding ${projectId} --member=serviceAccount:${account} --role=${role}`;
