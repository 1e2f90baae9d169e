import { expect } from "vitest";
import { stack } from "./client.ts";

/** Makes the expected refusal of `deliver`. */
export const webhookRefusal = (status: number, code: string) => ({
  status,
  body: { error: { code, message: expect.stringMatching(/\S/) } },
});

/** Makes the smallest notification that the webhook answers with 204 if the player exists. */
export const userValidation = (uid: string, project: unknown = stack.xsollaProjectId) => ({
  notification_type: "user_validation",
  settings: { project_id: project, merchant_id: 202 },
  user: { id: uid },
});
