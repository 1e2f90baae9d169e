// ENFORCE_APP_CHECK where firebase-functions has verified the tokens, as in production.
import { expect, test } from "vitest";
import { hostPayments } from "../../support/host-backend.ts";
import { requestOf, useFunctionsInProcess } from "../../support/in-process.ts";

const harness = useFunctionsInProcess({ ENFORCE_APP_CHECK: "true" });

/** A verified token. A limited-use one, as Unity's SDK can send it, differs in its lifetime only. */
const verified = (seconds: number) => {
  const now = Math.floor(Date.now() / 1_000);
  const appId = "1:101:android:42";
  const token = { iss: "", sub: appId, app_id: appId, aud: [], iat: now, exp: now + seconds };
  return { app: { appId, token } };
};

test.each([
  ["a token", 3_600],
  ["a limited-use token", 300],
])("with %s every callable answers", async (_name, seconds) => {
  const functions = hostPayments({});
  const token = await requestOf({ sku: "coins-100" });
  expect(
    await harness.wrap(functions.getXsollaPaymentToken)({ ...token, ...verified(seconds) }),
  ).toMatchObject({
    sandbox: true,
  });
  const claim = await requestOf({ sku: "free-gift", purchaseId: "p-1" });
  expect(await harness.wrap(functions.claimFreeItem)({ ...claim, ...verified(seconds) })).toMatchObject({
    spent: null,
  });
});

test("without a token every callable refuses", async () => {
  const { getXsollaPaymentToken, claimFreeItem } = hostPayments({});
  const refused = {
    code: "unauthenticated",
    message: expect.stringMatching(/^app-check-required: /),
  };
  const token = await requestOf({ sku: "coins-100" });
  await expect(harness.wrap(getXsollaPaymentToken)(token)).rejects.toMatchObject(refused);
  const claim = await requestOf({ sku: "free-gift", purchaseId: "p-1" });
  await expect(harness.wrap(claimFreeItem)(claim)).rejects.toMatchObject(refused);
});
