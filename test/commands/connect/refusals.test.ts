// `connect` stops before it could break a set-up.
import { describe, expect, test } from "vitest";
import { PAGE, UNCONNECTED, useConnect } from "./use-connect.ts";

const { parameters, run, show, studio } = await useConnect();

describe("nothing is sent to Xsolla before the deployed webhook is right", () => {
  test("an older secret is deployed", async () => {
    show("XSOLLA_WEBHOOK_SECRET", "another");
    studio.deployed.onDeploy = () => {
      studio.deployed.secrets = ["older"];
    };
    const { statuses, ok, exitCode, stderr } = await run(["--xsolla", PAGE]);
    expect({ ok, exitCode, statuses }).toMatchObject({
      ok: false,
      exitCode: 1,
      statuses: { "webhook-test": "failed" },
    });
    expect(statuses["webhook-settings"]).toBeUndefined();
    expect(stderr).toMatch(/failed: xsollaWebhook is deployed with an older secret/);
  });

  test("Xsolla refuses the key: nothing is written", async () => {
    await studio.control("PATCH", "/settings", { account: { keyScope: "none" } });
    const { statuses, exitCode } = await run(["--xsolla", PAGE]);
    expect({ exitCode, statuses }).toEqual({ exitCode: 1, statuses: { "api-key": "failed" } });
    expect(studio.google.written).toEqual([]);
    expect(parameters()).toBe(UNCONNECTED);
  });

  test("another company's project is refused, with the list of the company's projects", async () => {
    const { steps } = await run(["--xsolla", "https://publisher.xsolla.com/202/projects/999"]);
    expect(steps).toEqual([
      { id: "api-key", status: "failed", message: "company 202 has no project 999; it has 101" },
    ]);
  });

  test("Xsolla requires the webhook to be set up once by hand", async () => {
    await studio.control("PATCH", "/settings", { account: { webhookMustExist: true } });
    const { statuses, ok } = await run(["--xsolla", PAGE]);
    expect({ ok, statuses }).toMatchObject({ ok: true, statuses: { "webhook-settings": "by-hand" } });
  });

  test.each([
    [["--xsolla", "https://publisher.xsolla.com/202"], "not the URL of a project"],
    [[], "--xsolla"],
  ])("%j is refused", async (args, why) => {
    const { exitCode, stderr } = await run(args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(why);
  });
});
