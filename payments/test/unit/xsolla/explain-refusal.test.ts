import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parseJson } from "../../../src/parse-json.ts";
import { explainRefusal } from "../../../src/xsolla/explain-refusal.ts";

const REQUEST_ID = "0f3c5b7e9a1d4c2e8b6a7d5f4e3c2b1a";
const SECRET_TEXT = "p42@example.org is not an e-mail address";
const NO_JSON = undefined;

const error = (status: number, errorCode?: number | string) =>
  parseJson(
    JSON.stringify({
      statusCode: status,
      errorCode,
      errorMessage: SECRET_TEXT,
      errorMessageExtended: [SECRET_TEXT],
      transactionId: REQUEST_ID,
    }),
  );
const explain = (status: number, body: unknown, retryAfter?: string) =>
  explainRefusal({ status, body, retryAfter }, "token call").failure;

test.each<[number, number | undefined, string]>([
  [401, 1020, "misconfigured"],
  [401, 1501, "misconfigured"],
  [403, 0, "misconfigured"],
  [404, 0, "misconfigured"],
  [404, 9001, "misconfigured"],
  [405, 0, "misconfigured"],
  [400, undefined, "misconfigured"],
  [408, undefined, "xsolla-unavailable"],
  [500, 0, "xsolla-unavailable"],
  [500, 1102, "xsolla-unavailable"],
  [502, undefined, "xsolla-unavailable"],
  [503, 1101, "xsolla-unavailable"],
  [504, undefined, "xsolla-unavailable"],
  [301, undefined, "xsolla-unavailable"],
  [422, 1102, "misconfigured"],
  [422, undefined, "misconfigured"],
  [422, 0, "misconfigured"],
  [422, 1101, "xsolla-unavailable"],
  [422, 1103, "xsolla-unavailable"],
  [422, 2000, "xsolla-unavailable"],
])("HTTP %i, code %s: %s", (status, code, reason) => {
  expect(explain(status, error(status, code))).toEqual({ reason, detail: expect.any(String) });
});

test.each([1000, 1401, 1417, 1421, 1424, 1455, 1456, 1459, 1460, 1468, 1551, 1600, 1601, 5006])(
  "HTTP 422, code %i: about the buyer or the cart",
  (code) => {
    const expected = { reason: "order-refused", xsollaErrorCode: code, detail: expect.any(String) };
    expect(explain(422, error(422, code))).toEqual(expected);
    expect(explain(422, error(422, String(code)))).toEqual(expected);
  },
);

test.each([200, 201, 400, 404, 405, 408, 422, 500, 502, 503])("HTTP %i that is not JSON", (status) => {
  expect(explain(status, NO_JSON)).toMatchObject({ reason: "xsolla-unavailable" });
});

test.each([401, 422, 500, 404])("HTTP %i: the log has code and field names, but no values", (status) => {
  const failure = explain(status, error(status, 1102));
  const detail = "detail" in failure ? failure.detail : "";
  expect(detail).toContain("token call");
  expect(detail).toContain(String(status));
  expect(detail).toContain("1102");
  expect(detail).toContain(REQUEST_ID);
  expect(detail).not.toContain("p42@example.org");
});

describe("429", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-09-02T12:00:00Z") });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each<[string, number]>([
    ["7", 7],
    ["120", 120],
    ["Wed, 02 Sep 2026 12:00:30 GMT", 30],
    ["Wed, 02 Sep 2026 12:01:00 GMT", 60],
  ])("Retry-After %o: %i s", (retryAfter, retryAfterSeconds) => {
    for (const body of [error(429), NO_JSON]) {
      expect(explain(429, body, retryAfter)).toEqual({ reason: "xsolla-busy", retryAfterSeconds });
    }
  });

  test.each([undefined, "", "soon", "0", "-5", "1.5", "Wed, 02 Sep 2026 11:00:00 GMT"])(
    "Retry-After %o is rounded to whole seconds, at least one",
    (retryAfter) => {
      const failure = explain(429, NO_JSON, retryAfter);
      const seconds = failure.reason === "xsolla-busy" ? failure.retryAfterSeconds : Number.NaN;
      expect(Number.isInteger(seconds)).toBe(true);
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(60);
    },
  );
});
