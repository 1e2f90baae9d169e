// `xsollaWebShopUser` without XSOLLA_WEBHOOK_IPS: only the address that Xsolla's documents name may ask.
import { expect, test, vi } from "vitest";
import { newPlayer } from "../../../../test/support/client.ts";
import { hostPayments } from "../../support/host-backend.ts";
import { postInProcess, useFunctionsInProcess } from "../../support/in-process.ts";

useFunctionsInProcess({ XSOLLA_WEB_SHOP: "true", XSOLLA_WEBHOOK_IPS: "" });

async function ask(uid: string, address: string): Promise<number> {
  const body = JSON.stringify({ settings: { project_id: 101 }, user: { id: uid, country: "DE" } });
  const { xsollaWebShopUser } = hostPayments({});
  const response = await postInProcess(xsollaWebShopUser, body, { "x-forwarded-for": address });
  return response.status;
}

test("a request from Xsolla's own address is answered, and from no other", async () => {
  const { uid } = await newPlayer();
  expect(await ask(uid, "34.102.38.178")).toBe(200);
  for (const address of ["34.102.38.179", "34.102.38.178, 203.0.113.9", "127.0.0.1", ""])
    expect(await ask(uid, address)).toBe(403);
});

test("a user id may be queried ten times a minute, and all together six hundred times", async () => {
  const id = "somebody-who-is-asked-about";
  const answers = [];
  for (let times = 0; times < 12; times += 1) answers.push(await ask(id, "34.102.38.178"));
  expect(answers).toEqual([...Array(10).fill(404), 429, 429]);
  expect(await ask((await newPlayer()).uid, "34.102.38.178")).toBe(200);
});

test("without its option the function does not exist", async () => {
  vi.stubEnv("XSOLLA_WEB_SHOP", "false");
  expect(await ask((await newPlayer()).uid, "34.102.38.178")).toBe(404);
  vi.stubEnv("XSOLLA_WEB_SHOP", "true");
});
