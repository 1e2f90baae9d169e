// Users that the webhook knows. Unknown ids are in ../clear-errors/webhook.test.ts.
import { expect, test } from "vitest";
import { createUser, disableUser, newPlayer } from "../../support/client.ts";
import { deliver, newOrderId } from "../../support/xsolla.ts";

const invalidUser = { status: 400, body: { error: { code: "INVALID_USER", message: expect.any(String) } } };
const validate = (user: object) => deliver({ notification_type: "user_validation", user });
const search = (user: object) => deliver({ notification_type: "user_search", user });

test("user_validation accepts a player", async () => {
  const { uid } = await newPlayer();
  expect(await validate({ id: uid, ip: "203.0.113.9", country: "DE" })).toMatchObject({
    status: 204,
    body: "",
  });
});

test("user_validation accepts a uid, but no e-mail address", async () => {
  const { email } = await newPlayer();
  expect(await validate({ id: email })).toMatchObject(invalidUser);
});

test("a player whose uid cannot own orders cannot pay", async () => {
  const uid = `__${newOrderId()}__`;
  await createUser(uid);
  expect(await validate({ id: uid })).toMatchObject(invalidUser);
});

test("a disabled player cannot pay and is not found", async () => {
  const { uid } = await newPlayer();
  await disableUser(uid);
  expect(await validate({ id: uid })).toMatchObject(invalidUser);
  expect(await search({ public_id: uid })).toMatchObject(invalidUser);
});

test("user_search finds a player by uid and by e-mail address", async () => {
  const { uid, email } = await newPlayer();
  expect(await search({ public_id: uid })).toMatchObject({
    status: 200,
    body: { user: { id: uid, public_id: uid } },
  });
  expect(await search({ public_id: email })).toMatchObject({
    status: 200,
    body: { user: { id: uid, public_id: email } },
  });
  expect(await search({ id: uid })).toMatchObject({
    status: 200,
    body: { user: { id: uid, public_id: uid } },
  });
});
