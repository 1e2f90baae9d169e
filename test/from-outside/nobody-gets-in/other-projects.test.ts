// A notification of another project of the company is signed correctly if both projects share a secret.
import { beforeAll, expect, test } from "vitest";
import { newPlayer, stack } from "../../support/client.ts";
import { expectNoCallsToXsolla } from "../../support/expect-no-calls-to-xsolla.ts";
import { userValidation, webhookRefusal } from "../../support/webhook.ts";
import { deliver } from "../../support/xsolla.ts";

expectNoCallsToXsolla();

let uid = "";
beforeAll(async () => {
  uid = (await newPlayer()).uid;
});

test.each<[string, object]>([
  ["settings", { settings: { project_id: 999 } }],
  ["settings, as text", { settings: { project_id: "999" } }],
  ["settings, beside the studio's own", { settings: { project_id: 999 }, project_id: stack.xsollaProjectId }],
  ["settings, with one more digit", { settings: { project_id: Number(`${stack.xsollaProjectId}0`) } }],
  ["settings, as a wildcard", { settings: { project_id: "*" } }],
  ["billing", { billing: { settings: { project_id: 999 } } }],
  ["event", { event: { project_id: 999 } }],
  ["the top level", { project_id: 999 }],
])("INVALID_PARAMETER: another project in %s", async (_name, rest) => {
  for (const type of ["something", "order_paid", "user_validation"])
    expect(await deliver({ notification_type: type, user: { id: uid }, ...rest })).toMatchObject(
      webhookRefusal(400, "INVALID_PARAMETER"),
    );
});

test("the project id may be text", async () => {
  const { uid } = await newPlayer();
  expect((await deliver(userValidation(uid, String(stack.xsollaProjectId)))).status).toBe(204);
});
