import { once } from "node:events";
import { createServer } from "node:http";
import { portOf } from "../port-of.ts";

/** Serves Xsolla's order call, in which no order is paid yet, and counts the calls. */
export async function startOrderCalls(): Promise<{ origin: string; count: () => number; close: () => void }> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    const order_id = Number(request.url?.split("/").at(-1));
    const price = { amount: "9.9900", amount_without_discount: "9.9900", currency: "EUR" };
    const content = { price, items: [{ sku: "coins-100", quantity: 1, price }] };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ order_id, status: "new", content }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://127.0.0.1:${portOf(server)}`, count: () => calls, close: () => server.close() };
}
