import { afterAll, beforeAll, expect } from "vitest";
import { forgetRequests, requestsTo } from "./xsolla.ts";

/** Expects at the end of the test file that none of its tests has called Xsolla. */
export function expectNoCallsToXsolla(): void {
  beforeAll(forgetRequests);
  afterAll(async () => expect(await requestsTo("/")).toEqual([]));
}
