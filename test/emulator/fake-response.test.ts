import { expect, test } from "vitest";
import { functionUrl } from "../stack/client.ts";

const post = (codebase: "sandbox" | "production") =>
  fetch(functionUrl(codebase, "webhookFakeResponse"), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"notification_type":"order_paid"}',
  });

test("in the sandbox anything is acknowledged, with an empty body", async () => {
  const response = await post("sandbox");
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
});

test("in production nothing is, and the answer says why", async () => {
  const response = await post("production");
  expect(response.status).toBe(503);
  expect(await response.text()).toContain("xsollaWebhook");
});
