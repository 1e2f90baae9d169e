import { z } from "zod";
import { type Check, fault, ok } from "../check.ts";

const NEEDED = [
  "cloudfunctions",
  "run",
  "cloudbuild",
  "artifactregistry",
  "eventarc",
  "secretmanager",
  "cloudscheduler",
  "firestore",
  "identitytoolkit",
].map((name) => `${name}.googleapis.com`);

const service = z.object({ state: z.string().optional() });

/** https://cloud.google.com/service-usage/docs/reference/rest/v1beta1/services/get */
export const apis: Check = {
  id: "apis",
  group: "Google",
  severity: "error",
  run: async ({ google, projectId }) => {
    const states = await Promise.all(
      NEEDED.map((name) =>
        google().read("serviceusage", `/v1beta1/projects/${projectId}/services/${name}`, service),
      ),
    );
    const disabled = NEEDED.filter((_name, index) => states[index]?.state !== "ENABLED");
    return disabled.length === 0
      ? ok("all required Google APIs are enabled")
      : fault(
          `required Google APIs are disabled: ${disabled.join(", ")}`,
          `gcloud services enable ${disabled.join(" ")} --project ${projectId}`,
        );
  },
};
