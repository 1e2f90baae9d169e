// What the doctor cannot look at is not shown as good, and its own environment is not judged.
import { describe, expect, test, vi } from "vitest";
import { CHECKS } from "../../../payments/src/cli/doctor/checks.ts";
import { useStudio } from "../../support/healthy-studio.ts";

const studio = await useStudio();

const ORDER_WEBHOOK = ["webhook-url", "webhook-enabled", "webhook-secret"];

const statuses = async () => new Map([...(await studio.diagnose())].map(([id, { status }]) => [id, status]));

describe("what cannot be looked at is not shown as good", () => {
  test("a key that may not make administrative calls", async () => {
    await studio.control("PATCH", "/settings", { account: { keyReadsAdmin: false } });
    const found = await statuses();
    for (const id of ["webhook-set", ...ORDER_WEBHOOK, "currencies"]) expect(found.get(id)).toBe("skipped");
    expect(found.get("prices")).toBe("ok");
    expect(found.get("api-key")).toBe("ok");
  });

  test("Xsolla is down", async () => {
    await studio.control("POST", "/faults", { on: "any", kind: "status", status: 503, times: 0 });
    const found = await statuses();
    for (const id of [
      "api-key",
      "api-key-user",
      "merchant-id",
      "catalogue",
      "prices",
      "webhook-set",
      "contract",
    ])
      expect(found.get(id)).toBe("skipped");
    expect(found.get("webhook-answers")).toBe("ok");
  });

  test("Google refuses", async () => {
    for (const path of studio.google.answers.keys())
      studio.google.answers.set(path, { status: 403, body: { error: { message: "Permission denied." } } });
    const reports = await studio.diagnose();
    const google = CHECKS.filter(({ group }) => group === "Google");
    for (const { id } of google)
      expect(reports.get(id)).toMatchObject({
        status: "skipped",
        message: expect.stringContaining("Permission denied"),
      });
    expect(reports.get("api-key")?.status).toBe("skipped");
    expect(reports.get("callable-answers")?.status).toBe("ok");
  });

  test("what was not asked for", async () => {
    studio.asked = { webhookUrl: studio.deployed.webhookUrl, callableUrl: studio.deployed.callableUrl };
    const reports = await studio.diagnose();
    for (const [id, option] of [
      ["sandbox-live", "--live"],
      ["contract", "--mint"],
      ["unity-settings", "--unity"],
    ] as const)
      expect(reports.get(id)).toMatchObject({ status: "skipped", message: expect.stringContaining(option) });
  });
});

test("its own environment is not judged", async () => {
  const healthy = await statuses();
  studio.environment.XSOLLA_SANDBOX = "true";
  vi.stubEnv("XSOLLA_DEFAULT_COUNTRY", "nowhere");
  const found = await statuses();
  delete studio.environment.XSOLLA_SANDBOX;
  vi.unstubAllEnvs();
  expect(found).toEqual(healthy);
});
