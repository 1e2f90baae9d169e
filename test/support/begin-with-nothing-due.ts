import { afterEach, beforeEach } from "vitest";
import { minutesFromNow, sweep } from "./client.ts";
import { control, forgetRequests } from "./xsolla.ts";

/** Checks the orders of other tests before each test, so that the sweeps of the test find its own orders only. */
export function beginWithNothingDue(): void {
  beforeEach(async () => {
    await sweep(minutesFromNow(30 * 60));
    await control("POST", "/reset");
    await forgetRequests();
  });
  afterEach(() => control("DELETE", "/faults"));
}
