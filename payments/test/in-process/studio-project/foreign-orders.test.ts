// The sweep ignores a studio's own documents in collections of the same names.
import { afterEach, expect, test } from "vitest";
import { minutesFromNow, newPlayer, read, remove, write } from "../../../../test/support/client.ts";
import { hostBackend } from "../../support/host-backend.ts";
import { useFunctionsInProcess } from "../../support/in-process.ts";

useFunctionsInProcess();

const FOREIGN = ["orders/1", "shops/berlin/orders/1"];
afterEach(() => Promise.all(FOREIGN.map(remove)));

const sweep = async (which: "due" | "open") =>
  (await import("../../../src/sweep/reconcile-orders.ts")).reconcileOrders(
    hostBackend(),
    new Date(),
    AbortSignal.timeout(60_000),
    which,
  );

const overdueOrder = (createdAt: Date) => ({
  status: "new",
  granted: false,
  sandbox: true,
  items: [],
  source: "token",
  createdAt,
});

test.each(["due", "open"] as const)("a studio's own orders are left alone when %s", async (which) => {
  const { uid } = await newPlayer();
  const ours = `xsollaPlayers/${uid}/xsollaOrders/700`;
  for (const path of FOREIGN) await write(path, overdueOrder(minutesFromNow(-3_000)));
  await write(ours, overdueOrder(minutesFromNow(-2_000)));
  expect(await sweep(which)).toMatchObject({ failed: 0 });
  expect(await read(ours)).toMatchObject({ status: "expired" });
  for (const path of FOREIGN) expect(await read(path)).toMatchObject({ status: "new" });
});
