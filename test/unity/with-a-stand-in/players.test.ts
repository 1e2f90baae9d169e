// Who is signed in, after restarts, sign-outs and outages.
import { expect, test } from "vitest";
import { idTokenOf, refreshed, session } from "../backend.ts";
import { useGame } from "../use-game.ts";

const { backend, run } = await useGame();

test("a guest is the same player after a restart and after a sign-out, until the account is gone", async () => {
  backend.answer("accounts:signUp", session("first"), session("second"), session("third"));
  backend.answer("token", refreshed("first"), refreshed("first"), {
    status: 400,
    body: { error: { message: "USER_NOT_FOUND" } },
  });
  const output = await run("guest-restarts");
  expect(output("signed-in")).toEqual(["first", "first", "first", "second", "third"]);
  expect(output("refused")).toEqual([]);
});

test.each([
  ["Firebase Auth is out of order", { status: 503, body: { error: { message: "BACKEND_ERROR" } } }, "guest"],
  ["the account is disabled", { status: 400, body: { error: { message: "USER_DISABLED" } } }, ""],
])("while %s, no second guest replaces the first", async (_name, trouble, uid) => {
  backend.answer("token", trouble, refreshed("guest"));
  const output = await run("guest-offline");
  expect(output("refused")).toHaveLength(1);
  expect(output("uid")).toEqual([uid]);
  expect(output("signed-in")).toEqual(["guest", "guest"]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
});

test("a player with an e-mail address is restored, and the machine's guest is not forgotten", async () => {
  backend.answer("token", refreshed("ada"), refreshed("guest"));
  const output = await run("guest-and-e-mail");
  expect(output("restored")).toEqual(["ada", "nobody"]);
  expect(output("signed-in")).toEqual(["guest", "ada", "guest"]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
});

test("a guest who gets an e-mail address stays the same player; the next guest is another", async () => {
  backend.answer("accounts:signUp", session("first"), session("second"));
  backend.answer("accounts:update", session("first"));
  const output = await run("link-e-mail");
  expect(output("linked")).toEqual(["first"]);
  expect(output("signed-in")).toEqual(["first", "second"]);
  expect(backend.askedFor("accounts:update")[0]?.body).toEqual({
    returnSecureToken: true,
    email: "ada@game.example",
    password: "secret-password",
    idToken: idTokenOf("first"),
  });
});

test("another player's e-mail address does not forget the guest", async () => {
  backend.answer("accounts:update", session("ada"));
  const output = await run("link-another");
  expect(output("linked")).toEqual(["ada"]);
  expect(output("signed-in")).toEqual(["guest", "guest"]);
  expect(backend.askedFor("accounts:signUp")).toHaveLength(1);
});

test("a disabled account is restored once it is enabled again", async () => {
  backend.answer("token", { status: 400, body: { error: { message: "USER_DISABLED" } } }, refreshed("ada"));
  const output = await run("disabled");
  expect(output("refused")).toMatchObject([{ reason: "USER_DISABLED" }]);
  expect(output("signed-in")).toEqual(["False"]);
  expect(output("restored")).toEqual(["ada"]);
});

test("an account that was deleted is not restored again", async () => {
  backend.answer("token", { status: 400, body: { error: { message: "USER_NOT_FOUND" } } }, refreshed("ada"));
  const output = await run("disabled");
  expect(output("refused")).toEqual([]);
  expect(output("restored")).toEqual(["nobody", "nobody"]);
});

test("a session store that throws does not prevent sign-in", async () => {
  const output = await run("store-throws");
  expect(output("signed-in")).toEqual(["guest"]);
  expect(output("console")).toContain("InvalidOperationException: no Keychain");
});

test("on a new machine nobody is restored", async () => {
  expect((await run("nobody-to-restore"))("restored")).toEqual(["nobody"]);
  expect(backend.asked).toEqual([]);
});

test("a late refresh does not give one player the ID token of another", async () => {
  backend.answer("accounts:signInWithPassword", session("ada"), session("bob"));
  backend.answer("token", { ...refreshed("ada"), isHeld: true });
  const output = await run("change-of-player");
  expect(output("refreshed")).toEqual([idTokenOf("bob")]);
  expect(output("next")).toEqual([idTokenOf("bob")]);
  expect(output("player")).toEqual(["bob"]);
});

test("a refresh after the sign-out signs nobody in", async () => {
  backend.answer("token", { ...refreshed("ada"), isHeld: true });
  const output = await run("sign-out");
  expect(output("refused")).toMatchObject([{ status: "UNAUTHENTICATED" }]);
  expect(output("refreshed")).toEqual([]);
});

test.each([
  ["UNAVAILABLE", 503, "BACKEND_ERROR", "BACKEND_ERROR"],
  ["RESOURCE_EXHAUSTED", 429, "QUOTA_EXCEEDED : slower", "QUOTA_EXCEEDED"],
])("a failure of Firebase Auth is %s if it answers %i", async (status, httpStatus, message, reason) => {
  backend.answer("accounts:signInWithPassword", { status: httpStatus, body: { error: { message } } });
  expect((await run("auth-is-down", "ada@game.example"))("refused")).toMatchObject([
    { status, httpStatus, reason, isTransient: true },
  ]);
});
