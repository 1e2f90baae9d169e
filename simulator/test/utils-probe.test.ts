import { expect, test } from "vitest";
import { openStudio } from "./studio.ts";

const INVALID_URL = "00040008";
const NOT_SIGNED = "00020004";

async function openWithTokens(account: object) {
  const studio = await openStudio();
  await studio.request("PATCH", "/simulator/settings", { account });
  const probe = async (sandbox: boolean) => {
    const { token } = await studio.newOrder({ sandbox });
    const { status, body } = await studio.get(`/paystation2/api/utils?access_token=${token}`);
    return status === 200 ? "opens" : body.errors[0].support_code;
  };
  return { studio, probe };
}

test.each([
  [{}, "opens", "opens"],
  [{ agreementSigned: false }, NOT_SIGNED, "opens"],
  [{ sandboxOpen: false }, "opens", INVALID_URL],
  [{ payStationHost: "live" }, "opens", INVALID_URL],
  [{ payStationHost: "sandbox" }, INVALID_URL, "opens"],
  [{ payStationHost: "live", agreementSigned: false }, NOT_SIGNED, INVALID_URL],
])("with %j a real token is answered with %s, a sandbox token with %s", async (account, real, sandbox) => {
  const { probe } = await openWithTokens(account);
  expect([await probe(false), await probe(true)]).toEqual([real, sandbox]);
});

test("the answer has the user of the payment, and an unknown token is refused", async () => {
  const { studio } = await openWithTokens({});
  const { token } = await studio.newOrder({ sandbox: false });
  const { body } = await studio.get(`/paystation2/api/utils?access_token=${token}`);
  expect(body).toMatchObject({ user: { id: "player-42" }, settings: { project_id: 101, is_sandbox: false } });
  expect(body).not.toHaveProperty("errors");
  for (const query of ["", "?access_token=none"])
    expect(await studio.get(`/paystation2/api/utils${query}`)).toMatchObject({
      status: 403,
      body: { errors: [{ support_code: expect.any(String) }] },
    });
  const { body: log, text } = await studio.get("/simulator/requests?path=utils");
  expect(log).toHaveLength(3);
  expect(text).not.toContain(token);
});
