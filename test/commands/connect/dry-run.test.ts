// `connect --dry-run` shows what would be done.
import { describe, expect, test } from "vitest";
import { WEBHOOK_SECRET } from "../../support/healthy-studio.ts";
import { PAGE, UNCONNECTED, useConnect } from "./use-connect.ts";

const { parameters, run, show, studio } = await useConnect();

describe("a dry run", () => {
  test("changes nothing, and prints each call, with only the last four characters of secrets", async () => {
    show("XSOLLA_WEBHOOK_SECRET", WEBHOOK_SECRET);
    const { steps, ok, exitCode } = await run(["--xsolla", PAGE, "--dry-run"]);
    expect({ ok, exitCode }).toEqual({ ok: true, exitCode: 0 });
    expect(steps.find(({ id }) => id === "webhook-settings")).toEqual({
      id: "webhook-settings",
      status: "planned",
      message: `PUT ${studio.simulator.url}/api/v2/project/101/admin/webhook with ${studio.deployed.webhookUrl} and the secret …udio`,
    });
    expect(steps.find(({ id }) => id === "secrets")?.message).toContain("XSOLLA_API_KEY (…1234)");
    expect(parameters()).toBe(UNCONNECTED);
    expect(studio.google.written).toEqual([]);
    const response = await fetch(`${studio.simulator.url}/simulator/webhook-settings`);
    expect(response.status).toBe(404);
  });
});

test("a dry run needs no Google credentials", async () => {
  for (const name of ["XSOLLA_API_KEY", "XSOLLA_WEBHOOK_SECRET"])
    studio.answer(`/v1/{p}/secrets/${name}/versions/latest:access`, {}, 403);
  const { ok, statuses } = await run(["--xsolla", PAGE, "--dry-run"]);
  expect({ ok, statuses }).toMatchObject({
    ok: true,
    statuses: { secrets: "planned", "webhook-settings": "planned" },
  });
});
