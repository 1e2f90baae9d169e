// The Unity client against a server of the test, which can hold back answers and answer wrongly.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { withBody } from "../support/with-body.ts";
import { gameAt, idTokenOf } from "./backend.ts";
import { compile, type OutputLine, PACKAGE, play, STAND_INS } from "./mono.ts";

const LARGE = "9007199254740993";
const OTHER = "7310041";
/** An order that is never paid. */
const UNPAID = "7310042";
/** A paid order, whose answer waits until the program posts to `/simulator/release`. */
const LATE = "7310043";

const TROUBLE: Record<string, { status: number; message: string }> = {
  nobody: { status: 503, message: "BACKEND_ERROR" },
  many: { status: 429, message: "QUOTA_EXCEEDED : slower" },
};

const asked: unknown[] = [];
/** Refreshes, and LATE's status, wait until the program posts to `/simulator/release`. */
let held: (() => void)[] = [];
let isReleased = false;

const sent = z.object({ email: z.string().default("guest"), refresh_token: z.string().default("") });
const orderCall = z.object({ data: z.object({ orderId: z.union([z.string(), z.number()]) }) });

function signIn(body: unknown, response: ServerResponse): void {
  const player = sent.parse(body).email.replace(/@.*/, "");
  const trouble = TROUBLE[player];
  if (trouble !== undefined) answer(response, trouble.status, { error: { message: trouble.message } });
  else answer(response, 200, { ...sessionOf(player), localId: player });
}

const sessionOf = (player: string) => ({
  idToken: idTokenOf(player),
  refreshToken: `refresh-${player}`,
  expiresIn: "3600",
});

function refresh(body: unknown, response: ServerResponse): void {
  const { refresh_token } = sent.parse(body);
  const id_token = refresh_token.replace("refresh", "late");
  hold(() => answer(response, 200, { id_token, refresh_token, expires_in: "3600" }));
}

function hold(finish: () => void): void {
  if (isReleased) finish();
  else held.push(finish);
}

function release(response: ServerResponse): void {
  isReleased = true;
  for (const finish of held) finish();
  answer(response, 200, {});
}

function order(body: unknown, headers: IncomingHttpHeaders, response: ServerResponse): void {
  asked.push({ body, type: headers["content-type"], authorization: headers.authorization });
  answer(response, 200, { result: { token: "secret", order_id: Number(OTHER), url: "", sandbox: true } });
}

const openOrder = (id: string) => ({
  name: `projects/demo-game/databases/(default)/documents/xsollaPlayers/ada/xsollaOrders/${id}`,
  fields: { status: { stringValue: "new" } },
});

/** New at first, done from then on; the id as a text, as the backend writes what is beyond 2^53. */
function status(body: unknown, response: ServerResponse): void {
  const order_id = String(orderCall.parse(body).data.orderId);
  const isNew = order_id === UNPAID || (order_id !== LATE && asked.length === 0);
  asked.push(body);
  const result = { order_id, items: [], granted: !isNew, sandbox: true, status: isNew ? "new" : "done" };
  const finish = () => answer(response, 200, { result });
  if (order_id === LATE) hold(finish);
  else finish();
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

const server = createServer(
  withBody((request, response, content) => {
    const text = content.toString();
    const isForm = request.headers["content-type"] === "application/x-www-form-urlencoded";
    const body: unknown = isForm
      ? Object.fromEntries(new URLSearchParams(text))
      : text === ""
        ? undefined
        : JSON.parse(text);
    const path = request.url ?? "";
    if (path.includes("/xsollaOrders")) answer(response, 200, { documents: [openOrder(UNPAID)] });
    else if (path.includes("/v1/accounts:")) signIn(body, response);
    else if (path.includes("/v1/token")) refresh(body, response);
    else if (path === "/simulator/release") release(response);
    else if (path.endsWith("/getXsollaPaymentToken")) order(body, request.headers, response);
    else status(body, response);
  }),
);

let program = "";
beforeAll(async () => {
  program = await compile("exe", [...PACKAGE.client, ...STAND_INS.unity, "test/unity/program/*.cs"]);
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => void server.close());
beforeEach(() => {
  asked.length = 0;
  held = [];
  isReleased = false;
});

function run(scenario: string, ...args: string[]): Promise<OutputLine[]> {
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return play(program, [scenario, ...args], gameAt(`http://127.0.0.1:${port}`));
}

test.each<[string, object, object]>([
  [
    "an item",
    { sku: "coins-100" },
    { sku: "coins-100", quantity: 1, items: [], returnUrl: "", language: "" },
  ],
  [
    "a cart",
    {
      items: [{ sku: "sword" }, { sku: "coins-100", quantity: 2 }],
      returnUrl: "mygame://shop",
      language: "fr",
    },
    {
      sku: "",
      quantity: 1,
      items: [
        { sku: "sword", quantity: 1 },
        { sku: "coins-100", quantity: 2 },
      ],
      returnUrl: "mygame://shop",
      language: "fr",
    },
  ],
])("JsonUtility leaves nothing out: %s", async (_name, request, data) => {
  const output = await run("ask", JSON.stringify(request));
  expect(output.at(-1)).toMatchObject({ name: "ordered", value: { order_id: Number(OTHER) } });
  expect(asked).toEqual([
    { body: { data }, type: "application/json", authorization: `Bearer ${idTokenOf("guest")}` },
  ]);
});

test("a late refresh does not give one player the ID token of another", async () => {
  expect(await run("change-of-player")).toEqual([
    { name: "refreshed", value: { value: idTokenOf("bob") } },
    { name: "next", value: { value: idTokenOf("bob") } },
    { name: "player", value: { value: "bob" } },
  ]);
});

test("a refresh after the sign-out signs nobody in", async () => {
  expect(await run("sign-out")).toMatchObject([{ name: "refused", value: { status: "UNAUTHENTICATED" } }]);
});

test.each([
  ["nobody@game.example", "UNAVAILABLE", 503, "BACKEND_ERROR"],
  ["many@game.example", "RESOURCE_EXHAUSTED", 429, "QUOTA_EXCEEDED"],
])("error of Firebase Auth: %s is %s", async (address, status, httpStatus, reason) => {
  expect(await run("auth-is-down", address)).toMatchObject([
    { name: "refused", value: { status, httpStatus, reason, isTransient: true } },
  ]);
});

test("a hidden shop gets its orders and answers to its calls; ids keep every digit", async () => {
  const output = await run("hide", LARGE, OTHER);
  const [first, ...hidden] = output;
  expect(first).toMatchObject({ name: "order", value: { status: "new", granted: false } });
  // Both are polled at the same time.
  expect(hidden).toHaveLength(2);
  for (const name of ["order", "begun-while-hidden"])
    expect(hidden).toContainEqual({
      name,
      value: expect.objectContaining({ status: "done", granted: true }),
    });
  // As text, because a JSON number is exact only up to 2^53.
  for (const orderId of [LARGE, OTHER]) expect(asked).toContainEqual({ data: { orderId } });
});

test("an order that ends while its watch is stopped is not forgotten", async () => {
  const output = await run("stop-while-asking", LATE, OTHER);
  expect(output).toEqual([
    { name: "remembered", value: { value: LATE } },
    { name: "forgotten", value: { value: "" } },
  ]);
});

test("an exception of the game is logged, and does not end the watch", async () => {
  const [first, ...more] = await run("faulty-game", OTHER);
  expect(first).toMatchObject({ name: "order", value: { status: "new" } });
  expect(more).toMatchObject([
    { name: "order", value: { status: "done" } },
    { name: "console", value: { value: "InvalidOperationException: no label" } },
  ]);
});

test("polling slows down, and is fast again when the player returns", async () => {
  const output = await run("long-away", UNPAID);
  expect(output.map(({ name, value }) => [name, Object(value).value])).toEqual([
    ["soon", "False"],
    ["soon-after-focus", "True"],
    ["soon-later", "False"],
  ]);
});

test("an order of an earlier run is polled with growing gaps from the start", async () => {
  const output = await run("given-up", UNPAID);
  expect(output.map(({ name, value }) => [name, Object(value).value])).toEqual([
    ["earlier-at-first", "True"],
    ["earlier", "False"],
    ["now", "True"],
  ]);
});
