import { PROJECT, type Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

const FUNCTIONS = "/v2/{p}/locations/-/functions";

/** Faults that the checks of the group "Google" find, about the functions. */
export function googleFunctionsFaults(studio: Studio): Faults {
  return {
    functions: [
      {
        what: "a function that is not deployed",
        seed: () =>
          studio.amend(FUNCTIONS, (body) =>
            body.replaceAll("/functions/reconcileOrders", "/functions/older"),
          ),
        says: "not deployed in us-central1: reconcileOrders",
      },
      {
        what: "another region",
        seed: () =>
          studio.amend(FUNCTIONS, (body) =>
            body.replaceAll("us-central1/functions/xsollaWebhook", "europe-west1/functions/xsollaWebhook"),
          ),
        says: "xsollaWebhook is in europe-west1, not in us-central1",
      },
      {
        what: "a failed deployment",
        seed: () => studio.amend(FUNCTIONS, (body) => body.replace('"ACTIVE"', '"FAILED"')),
        says: "is FAILED",
      },
    ],
    "secret-versions": [
      {
        what: "an older version is deployed",
        seed: () => studio.amend(FUNCTIONS, (body) => body.replace('"version":"3"', '"version":"2"')),
        says: /uses version 2 of XSOLLA_\w+, not 3/,
      },
      {
        what: "a secret in quotation marks",
        seed: () => {
          studio.deployed.secrets.push('"webhook-key-of-the-studio"');
          studio.amend("/v1/{p}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest:access", (body) =>
            body.replace(
              /"data":"[^"]+"/,
              `"data":"${Buffer.from('"webhook-key-of-the-studio"').toString("base64")}"`,
            ),
          );
          return studio.setWebhook({ secret: '"webhook-key-of-the-studio"' });
        },
        says: "quotation marks",
      },
      {
        what: "a latest version that is switched off",
        seed: () => {
          studio.answer("/v1/{p}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest:access", {}, 400);
          studio.answer("/v1/{p}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest", {
            name: "a/versions/4",
            state: "DISABLED",
          });
        },
        says: "is disabled or destroyed in version 4",
        skips: ["webhook-secret", "webhook-signed", "webhook-fast"],
      },
      {
        what: "no secret",
        seed: () => {
          studio.google.answers.delete(
            `/v1/projects/${PROJECT}/secrets/XSOLLA_WEBHOOK_SECRET/versions/latest:access`,
          );
        },
        says: "XSOLLA_WEBHOOK_SECRET is not in Secret Manager",
        skips: ["webhook-secret", "webhook-signed", "webhook-fast"],
      },
    ],
    "deployed-parameters": [
      {
        what: "another value is deployed",
        seed: () =>
          studio.amend(FUNCTIONS, (body) =>
            body.replaceAll('"XSOLLA_SANDBOX":"false"', '"XSOLLA_SANDBOX":"true"'),
          ),
        says: 'XSOLLA_SANDBOX is "true" as deployed, "false" in the files',
      },
    ],
    "service-account": [
      {
        what: "no right to use Firestore",
        seed: () =>
          studio.amend("/v1/{p}:getIamPolicy", (body) =>
            body.replace("roles/datastore.user", "roles/browser"),
          ),
        says: "may not use Firestore",
      },
      {
        what: "no right to read Firebase Auth",
        seed: () =>
          studio.amend("/v1/{p}:getIamPolicy", (body) =>
            body.replace("roles/firebaseauth.viewer", "roles/browser"),
          ),
        says: "may not read Firebase Auth",
      },
      {
        what: "no right to read a secret",
        seed: () => studio.answer("/v1/{p}/secrets/XSOLLA_API_KEY:getIamPolicy", {}),
        says: "may not read XSOLLA_API_KEY",
      },
    ],
  };
}
