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
    const off = NEEDED.filter((_name, index) => states[index]?.state !== "ENABLED");
    return off.length === 0
      ? ok("every API is switched on")
      : fault(
          `switched off: ${off.join(", ")}`,
          `gcloud services enable ${off.join(" ")} --project ${projectId}`,
        );
  },
};
