// `connect` sets a project up, and can be run again.
import { describe, expect, test } from "vitest";
import { API_KEY, MERCHANT, PROJECT, WEBHOOK_SECRET } from "../../support/healthy-studio.ts";
import { PAGE, UNCONNECTED, useConnect } from "./use-connect.ts";

const { parameters, run, show, stored, studio, webhookSettings } = await useConnect();

const DONE = {
  "api-key": "done",
  parameters: "done",
  secrets: "done",
  deploy: "done",
  "webhook-test": "done",
  "webhook-settings": "done",
};

describe("a new project", () => {
  test("is set up from one URL and one key, and the doctor then finds nothing", async () => {
    const { statuses, ok, exitCode, stderr } = await run(["--xsolla", PAGE]);
    expect({ ok, exitCode, statuses }).toMatchObject({ ok: true, exitCode: 0, statuses: DONE });
    expect(stderr).toContain(`npx firebase deploy --only functions:payments --project ${PROJECT}`);
    expect(parameters()).toBe(`${UNCONNECTED}XSOLLA_PROJECT_ID=101\n`);
    expect(stored("XSOLLA_API_KEY")).toBe(API_KEY);
    expect(await webhookSettings()).toEqual({
      url: studio.deployed.webhookUrl,
      secret: stored("XSOLLA_WEBHOOK_SECRET"),
      is_enabled: true,
      version: 2,
    });
    expect(stored("XSOLLA_WEBHOOK_SECRET")).toMatch(/^[0-9a-f]{64}$/);

    const reports = await studio.diagnose();
    for (const id of [
      "api-key",
      "webhook-set",
      "webhook-url",
      "webhook-enabled",
      "webhook-secret",
      "webhook-signed",
    ])
      expect(reports.get(id)).toMatchObject({ status: "ok" });

    studio.google.written.length = 0;
    const again = await run(["--no-deploy"], { key: "" });
    expect(again.statuses).toMatchObject({
      parameters: "unchanged",
      secrets: "unchanged",
      deploy: "unchanged",
      "webhook-settings": "unchanged",
    });
    expect(studio.google.written).toEqual([]);
  });

  test("the key may come from standard input", async () => {
    const { ok } = await run(["--xsolla", PAGE], { key: "", input: `${API_KEY}\n` });
    expect(ok).toBe(true);
    expect(stored("XSOLLA_API_KEY")).toBe(API_KEY);
  });

  test("steps that only a human can take are listed with links", async () => {
    const { steps } = await run(["--xsolla", PAGE]);
    const byHand = steps.filter(({ status }) => status === "by-hand");
    expect(byHand.map(({ id }) => id)).toEqual(["firestore", "publisher-account", "agreement", "doctor"]);
    expect(JSON.stringify(byHand)).toContain(PAGE);
    expect(JSON.stringify(byHand)).toContain(`https://publisher.xsolla.com/${MERCHANT}/agreement`);
  });

  test("the merchant id is written if Xsolla accepts the key only with it", async () => {
    await studio.control("PATCH", "/settings", { account: { keyScope: "company" } });
    const { ok } = await run(["--xsolla", PAGE]);
    expect(ok).toBe(true);
    expect(parameters()).toContain("XSOLLA_PROJECT_ID=101\nXSOLLA_MERCHANT_ID=202\n");
  });
});

describe("keys in use stay", () => {
  test("the key at Xsolla is kept beside the stored ones", async () => {
    show("XSOLLA_WEBHOOK_SECRET", "of-publisher-account");
    await studio.control("PUT", "/webhook-settings", {
      url: "https://old.example",
      secret: WEBHOOK_SECRET,
      is_enabled: true,
    });
    const { ok } = await run(["--xsolla", PAGE]);
    expect(ok).toBe(true);
    expect(stored("XSOLLA_WEBHOOK_SECRET")).toBe(`${WEBHOOK_SECRET},of-publisher-account`);
    expect(await webhookSettings()).toMatchObject({
      url: studio.deployed.webhookUrl,
      secret: WEBHOOK_SECRET,
    });
  });

  test("--rotate makes a new key, and keeps the old ones for deliveries in flight", async () => {
    show("XSOLLA_WEBHOOK_SECRET", WEBHOOK_SECRET);
    await studio.control("PUT", "/webhook-settings", {
      url: studio.deployed.webhookUrl,
      secret: WEBHOOK_SECRET,
      is_enabled: true,
    });
    const { ok, steps } = await run(["--xsolla", PAGE, "--rotate"]);
    expect(ok).toBe(true);
    const [fresh, ...rest] = (stored("XSOLLA_WEBHOOK_SECRET") ?? "").split(",");
    expect(rest).toEqual([WEBHOOK_SECRET]);
    expect((await webhookSettings()).secret).toBe(fresh);
    expect(steps.find(({ id }) => id === "old-key")?.message).toContain("12 hours");
  });
});
