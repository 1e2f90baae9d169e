import { HTML_PAGE, refusal } from "../../../support/deployed-stand-in.ts";
import type { Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

/** Faults that the checks of the group "Deployed functions" find. */
export function functionsFaults(studio: Studio): Faults {
  return {
    "webhook-answers": [
      {
        what: "nothing is deployed there",
        seed: () => Object.assign(studio.deployed, { webhook: { status: 404, body: HTML_PAGE } }),
        says: "nothing is deployed at",
        skips: ["webhook-signed", "webhook-fast"],
      },
      {
        what: "nobody may call it",
        seed: () => Object.assign(studio.deployed, { webhook: { status: 403, body: HTML_PAGE } }),
        says: "is not public",
        skips: ["webhook-signed", "webhook-fast"],
      },
      {
        what: "another function",
        seed: () => Object.assign(studio.deployed, { webhook: { status: 200, body: "" } }),
        says: "HTTP 200 to an unsigned notification",
        skips: ["webhook-signed", "webhook-fast"],
      },
    ],
    "webhook-signed": [
      {
        what: "an older secret",
        seed: () => Object.assign(studio.deployed, { secrets: ["older"] }),
        says: "older XSOLLA_WEBHOOK_SECRET",
      },
      {
        what: "a wrong parameter",
        seed: () => Object.assign(studio.deployed, { signed: refusal("INTERNAL_ERROR", 500) }),
        says: "a parameter is wrong",
      },
    ],
    "webhook-fast": [
      {
        what: "a slow answer",
        seed: () => Object.assign(studio.deployed, { delayMs: 3_050 }),
        says: /took ([3-9]|\d\d)\.\d s/,
      },
    ],
    "callable-answers": [
      {
        what: "nothing is deployed there",
        seed: () => Object.assign(studio.deployed, { callable: { status: 404, body: HTML_PAGE } }),
        says: "another region or project",
      },
      {
        what: "nobody may call it",
        seed: () => Object.assign(studio.deployed, { callable: { status: 403, body: HTML_PAGE } }),
        says: "is not public",
      },
    ],
  };
}
