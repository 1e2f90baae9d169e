// How a game learns of the changes of its orders.
import { expect, test } from "vitest";
import { idTokenOf, orderOf } from "../backend.ts";
import { useGame } from "../use-game.ts";

const { backend, run } = await useGame();

const orderDocument = (id: number, status: string) => ({
  name: `projects/demo-game/databases/(default)/documents/xsollaPlayers/guest/xsollaOrders/${id}`,
  fields: { status: { stringValue: status } },
});

test("open orders are resumed from the server's list, and missed ends are reported", async () => {
  backend.answer("xsollaOrders", {
    body: { documents: [orderDocument(1, "paid"), orderDocument(2, "done"), orderDocument(3, "done")] },
  });
  backend.answer("getXsollaOrderStatus", orderOf(0, "done"));
  // This machine remembers one order of the player's, and one of somebody else's.
  const output = await run("restore", "2", "2", "99");
  expect(output("order")).toMatchObject([{ order_id: 1 }, { order_id: 2 }]);
  expect(output("refused")).toEqual([]);
  expect(output("remembered")).toEqual(["99"]);
  const [list] = backend.askedFor("xsollaOrders");
  expect(list?.path).toBe(
    "/v1/projects/demo-game/databases/(default)/documents/xsollaPlayers/guest/xsollaOrders",
  );
  expect(list?.query.get("orderBy")).toBe("createdAt desc");
  expect(list?.headers.authorization).toBe(`Bearer ${idTokenOf("guest")}`);
});

test("if Firestore refuses the list, the local one is used, and the error is reported", async () => {
  backend.answer("xsollaOrders", {
    status: 403,
    body: { error: { code: 403, status: "PERMISSION_DENIED", message: "rules" } },
  });
  backend.answer("getXsollaOrderStatus", orderOf(2, "done"));
  const output = await run("restore", "1", "2");
  expect(output("order")).toMatchObject([{ order_id: 2, status: "done" }]);
  expect(output("refused")).toMatchObject([{ status: "PERMISSION_DENIED", message: "Firestore: rules" }]);
});
