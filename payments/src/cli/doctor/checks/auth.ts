import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";
import { consolePage } from "../fixes.ts";

const config = z.object({
  signIn: z.object({ anonymous: z.object({ enabled: z.boolean().optional() }).optional() }).optional(),
});

/** https://cloud.google.com/identity-platform/docs/reference/rest/v2/projects/getConfig */
export const auth: Check = {
  id: "auth",
  group: "Google",
  severity: "warning",
  run: async ({ google, projectId }) => {
    const fix = consolePage(projectId, "authentication/providers");
    const found = await google().read("identitytoolkit", `/admin/v2/projects/${projectId}/config`, config);
    if (!found) return fault("Firebase Authentication is not set up, so no player can sign in", fix);
    return found.signIn?.anonymous?.enabled
      ? ok("players can sign in, also as guests")
      : fault("guests cannot sign in, as the Unity sample does; ignore this if your game has no guests", fix);
  },
};
