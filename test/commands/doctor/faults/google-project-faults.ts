import type { Studio } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

const SWEEP = "/v1/{p}/locations/us-central1/jobs/firebase-schedule-reconcileOrders-us-central1";

/** Faults that the checks of the group "Google" find, about the project. */
export function googleProjectFaults(studio: Studio): Faults {
  return {
    billing: [
      {
        what: "no billing",
        seed: () => studio.answer("/v1/{p}/billingInfo", { billingEnabled: false }),
        says: "Blaze",
      },
    ],
    apis: [
      {
        what: "an API that is off",
        seed: () =>
          studio.answer("/v1beta1/{p}/services/secretmanager.googleapis.com", { state: "DISABLED" }),
        says: "secretmanager.googleapis.com",
      },
    ],
    auth: [
      {
        what: "no Authentication",
        seed: () => studio.answer("/admin/v2/{p}/config", {}, 404),
        says: "not set up",
      },
      {
        what: "no guests",
        seed: () => studio.answer("/admin/v2/{p}/config", { signIn: { email: { enabled: true } } }),
        says: "guests cannot sign in",
      },
    ],
    scheduler: [
      { what: "no job", seed: () => studio.answer(SWEEP, {}, 404), says: "nothing runs reconcileOrders" },
      { what: "a paused job", seed: () => studio.answer(SWEEP, { state: "PAUSED" }), says: "is paused" },
      {
        what: "a run that failed",
        seed: () => studio.answer(SWEEP, { state: "ENABLED", status: { code: 13 } }),
        says: "failed with code 13",
      },
      {
        what: "a job that stands still",
        seed: () => studio.answer(SWEEP, { state: "ENABLED", lastAttemptTime: "2026-01-01T00:00:00Z" }),
        says: "ran last at 2026-01-01",
      },
    ],
    alerts: [
      {
        what: "no alerts",
        seed: () => studio.answer("/v3/{p}/alertPolicies", {}),
        says: "there are no alerts",
      },
      {
        what: "no recipient",
        seed: () => studio.answer("/v3/{p}/alertPolicies", { alertPolicies: [{ name: "1" }] }),
        says: "1 of 1 alerts have no recipient",
      },
    ],
  };
}
