// How a game learns of the changes of its orders.
import { expect, test } from "vitest";
import { z } from "zod";
import { type Asked, idTokenOf, orderOf, tokenOf } from "../backend.ts";
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

/** Above 2^53, where a number loses digits. */
const LARGE = "9007199254740993";
const OTHER = "7310041";

const statusCall = z.object({ data: z.object({ orderId: z.coerce.string() }) });
const orderIdIn = ({ body }: Asked) => statusCall.parse(body).data.orderId;

/** An order's status, with the id as text, as the backend writes an id above 2^53. */
const statusOf = (orderId: string, status: "new" | "done") => ({
  body: {
    result: { order_id: orderId, status, items: [], granted: status === "done", sandbox: true },
  },
});
const is = (status: "new" | "done") => (asked: Asked) => statusOf(orderIdIn(asked), status);

test("a hidden shop gets its orders and answers to its calls; ids keep every digit", async () => {
  backend.answer("getXsollaOrderStatus", is("new"), is("done"));
  const output = await run("hide", LARGE, OTHER);
  expect(output("order")).toMatchObject([
    { status: "new", granted: false },
    { status: "done", granted: true },
  ]);
  expect(output("begun-while-hidden")).toMatchObject([{ status: "done", granted: true }]);
  // As text, because a JSON number is exact only up to 2^53.
  const bodies = backend.askedFor("getXsollaOrderStatus").map(({ body }) => body);
  for (const orderId of [LARGE, OTHER]) expect(bodies).toContainEqual({ data: { orderId } });
});

test("an order that ends while its watch is stopped is not forgotten", async () => {
  const late = "7310043";
  backend.answer("getXsollaOrderStatus", (asked) => ({
    ...is("done")(asked),
    isHeld: orderIdIn(asked) === late,
  }));
  const output = await run("stop-while-asking", late, OTHER);
  expect(output("order")).toEqual([]);
  expect(output("remembered")).toEqual([late]);
  expect(output("forgotten")).toEqual([""]);
});

test("the end of an earlier order does not close Pay Station", async () => {
  backend.answer("getXsollaPaymentToken", tokenOf(7310041), tokenOf(7310042));
  // The first order is done once the second is open, and the second after the first.
  let [isSecondOpen, isFirstDone] = [false, false];
  backend.answer("getXsollaOrderStatus", (asked) => {
    if (orderIdIn(asked) === "7310041") isFirstDone = isSecondOpen;
    else isSecondOpen = true;
    return is(isFirstDone ? "done" : "new")(asked);
  });
  expect((await run("two-orders"))("event")).toEqual([
    "open 7310041",
    "7310041 new",
    "open 7310042",
    "7310042 new",
    "7310041 done",
    "close",
    "7310042 done",
  ]);
});

test("an exception of the game is logged, and does not end the watch", async () => {
  backend.answer("getXsollaOrderStatus", is("new"), is("done"));
  const output = await run("faulty-game", OTHER);
  expect(output("order")).toMatchObject([{ status: "new" }, { status: "done" }]);
  expect(output("console")).toEqual(["InvalidOperationException: no label"]);
});

test("polling slows down, and is fast again when the player returns", async () => {
  backend.answer("getXsollaOrderStatus", is("new"));
  const output = await run("long-away", "7310042");
  expect(output("soon")).toEqual(["False"]);
  expect(output("soon-after-focus")).toEqual(["True"]);
  expect(output("soon-later")).toEqual(["False"]);
});

test("an order of an earlier run is polled at growing intervals from the start", async () => {
  backend.answer("getXsollaOrderStatus", is("new"));
  backend.answer("xsollaOrders", { body: { documents: [orderDocument(7310042, "new")] } });
  const output = await run("given-up", "7310042");
  expect(output("earlier-at-first")).toEqual(["True"]);
  expect(output("earlier")).toEqual(["False"]);
  expect(output("now")).toEqual(["True"]);
});
