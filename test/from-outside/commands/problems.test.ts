import { Timestamp } from "firebase/firestore";
import { expect, test } from "vitest";
import { z } from "zod";
import { fullHour, setAuditedUntil, withinAnHour } from "../../support/audits.ts";
import { newPlayer, orderOf, read, stack, write } from "../../support/client.ts";
import { command, HOST, jsonCommand, startCommand } from "../../support/command.ts";
import { notificationId, storedNotification } from "../../support/stored-notification.ts";
import { newOrder } from "../../support/unheard-payment.ts";
import {
  control,
  deliver,
  newOrderId,
  orderNotification,
  transactionNotification,
} from "../../support/xsolla.ts";

const listed = z.object({
  orders: z.array(z.object({ orderId: z.string() }).loose()),
  notifications: z.array(z.object({ id: z.string() }).loose()),
  ok: z.boolean(),
});

// Ignores the problems of other test files.
async function problems() {
  const { exitCode, document } = await jsonCommand(["problems"]);
  expect(exitCode).toBe(0);
  return listed.parse(document);
}

test("an order with a problem is listed until somebody settles it, and again with a new one", async () => {
  const order = await newOrder();
  const id = String(order.orderId);
  await control("POST", `/orders/${id}/pay`);
  expect((await problems()).orders.filter(({ orderId }) => orderId === id)).toEqual([]);
  await control("POST", `/orders/${id}/fraud`);
  const { orders, ok } = await problems();
  expect(ok).toBe(false);
  expect(orders.filter(({ orderId }) => orderId === id)).toEqual([
    { orderId: id, uid: order.uid, problem: "fraud", status: "done" },
  ]);
  const table = await command(["problems"]);
  expect(table.stdout).toMatch(/^order +player +problem +status +next step$/m);
  expect(table.stdout).toContain(id);

  expect((await command(["problems", "settle", id, "--note", "watched"])).exitCode).toBe(0);
  expect(await orderOf(order.uid, id)).toMatchObject({
    problem: "fraud",
    settled: { note: "watched", at: expect.any(Timestamp) },
  });
  expect((await problems()).orders.filter(({ orderId }) => orderId === id)).toEqual([]);

  await control("POST", `/orders/${id}/dispute`);
  expect(await orderOf(order.uid, id)).not.toHaveProperty("settled");
  expect((await problems()).orders.filter(({ orderId }) => orderId === id)).toMatchObject([
    { problem: "dispute" },
  ]);
});

test("a notification that was refused is listed until somebody settles it", async () => {
  const refused = orderNotification("order_paid", `nobody-${newOrderId()}`, newOrderId());
  expect((await deliver(refused)).status).toBe(400);
  const id = notificationId(refused);
  expect((await problems()).notifications.filter((one) => one.id === id)).toEqual([
    { id, type: "order_paid", outcome: "refused" },
  ]);
  expect((await command(["problems", "settle", id.slice(0, 12), "--note", "refunded"])).exitCode).toBe(0);
  expect(await storedNotification(refused)).toMatchObject({
    outcome: "refused",
    settled: { note: "refunded" },
    expireAt: expect.any(Timestamp),
  });
  expect((await problems()).notifications.filter((one) => one.id === id)).toEqual([]);
  expect((await command(["replay"])).stdout).not.toContain(id.slice(0, 12));
});

test("a next step works on the project and the host that were given, and names no other", async () => {
  const refused = orderNotification("order_paid", `nobody-${newOrderId()}`, newOrderId());
  await deliver(refused);
  const short = notificationId(refused).slice(0, 12);
  const replay = `npx xsolla-firebase-payments replay handle ${short}`;
  const { projectId } = stack.project;
  const given = `${replay} --project ${projectId} --host ${HOST}`;
  expect((await command(["problems", "--project", projectId])).stdout).toContain(given);
  const { stdout } = await command(["problems"]);
  expect(stdout).toContain(`${replay} --host ${HOST}`);
  expect(stdout).not.toContain("--project");
});

test("a payment without an order is listed after an hour", async () => {
  const { uid } = await newPlayer();
  const payment = transactionNotification("payment", uid, { id: String(newOrderId()) });
  await deliver(payment);
  const id = notificationId(payment);
  const isListed = async () => (await problems()).notifications.some((one) => one.id === id);
  expect(await isListed()).toBe(false);
  const path = `xsollaNotifications/${id}`;
  await write(path, { ...(await read(path)), receivedAt: new Date(Date.now() - 61 * 60_000) });
  expect(await isListed()).toBe(true);
  expect((await command(["problems", "settle", id, "--note", "granted by hand"])).exitCode).toBe(0);
  expect(await isListed()).toBe(false);
  expect(await read(path)).not.toHaveProperty("unsettled");
});

test("a late audit is listed", async () => {
  await withinAnHour(async () => {
    await setAuditedUntil(fullHour(-5));
    expect((await jsonCommand(["problems"])).document).toMatchObject({ auditBehindHours: 5, ok: false });
  });
  await setAuditedUntil(fullHour(0));
  expect((await jsonCommand(["problems"])).document).not.toHaveProperty("auditBehindHours");
});

// The command looks again after ten seconds.
test("--watch prints the list again when it has changed, until Ctrl-C", async () => {
  const watching = startCommand(["problems", "--watch"]);
  let printed = "";
  watching.stdout.on("data", (text) => {
    printed += text;
  });
  // Each list ends with one of these sentences.
  const lists = () => printed.match(/removes a problem from this list|There are no problems/g)?.length ?? 0;
  await expect.poll(lists, { timeout: 30_000 }).toBe(1);
  const order = await newOrder();
  await control("POST", `/orders/${order.orderId}/fraud`);
  await expect.poll(lists, { timeout: 30_000 }).toBe(2);
  expect(printed).toContain(`${order.orderId} `);
  watching.kill("SIGINT");
  expect(await watching).toMatchObject({ signal: "SIGINT", stderr: "" });
});

test.each([
  [
    ["problems", "settle", "77777777777", "--note", "x"],
    /no order 77777777777 on record, and no notification/,
  ],
  [["problems", "settle", "77777777777"], /--note/],
  [["problems", "--watch", "--json"], /--watch/],
])("%j is refused", async (args, message) => {
  const { exitCode, stderr } = await command(args);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(message);
});
