import { expect, test } from "vitest";
import type { Failure } from "../../../src/failure.ts";
import { DONE, replyTo } from "../../../src/webhook/reply.ts";
import { EVERY_FAILURE, INTERNAL_TEXT } from "../../support/every-failure.ts";

/** All failures with a 4xx, which is final for Xsolla and may cause an automatic refund. */
const REFUSALS: Partial<Record<Failure["reason"], [status: number, code: unknown]>> = {
  "method-not-allowed": [405, expect.any(String)],
  "source-not-allowed": [403, expect.any(String)],
  "invalid-signature": [400, "INVALID_SIGNATURE"],
  "invalid-parameter": [400, "INVALID_PARAMETER"],
  "invalid-user": [400, "INVALID_USER"],
};

test.each(Object.values(EVERY_FAILURE).map((failure): [string, Failure] => [failure.reason, failure]))(
  "%s",
  (_reason, failure) => {
    const [status, code] = REFUSALS[failure.reason] ?? [500, expect.any(String)];
    const reply = replyTo(failure);
    expect(reply).toMatchObject({
      status,
      body: { error: { code, message: expect.stringMatching(/.{10,}/) } },
    });
    for (const word of INTERNAL_TEXT.split(" ")) expect(JSON.stringify(reply)).not.toContain(word);
  },
);

test("only 405 has headers: the allowed method", () => {
  for (const failure of Object.values(EVERY_FAILURE)) {
    const headers = failure.reason === "method-not-allowed" ? { Allow: "POST" } : undefined;
    expect(replyTo(failure).headers).toEqual(headers);
  }
});

test("a wrong signature and a wrong body are explained", () => {
  for (const reason of ["invalid-signature", "invalid-parameter"] as const) {
    const failure = EVERY_FAILURE[reason];
    const detail = "detail" in failure ? failure.detail : "";
    expect(replyTo(failure).body).toMatchObject({ error: { message: detail } });
  }
});

test("success is answered without a body", () => {
  expect(DONE).toEqual({ status: 204 });
});
