import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { connectToSimulator } from "../../scripts/simulator/connect.ts";
import { simulatorProgram } from "../../scripts/simulator/program.ts";
import { openStudio, type Studio } from "../../simulator/test/studio.ts";

/** Runs a command line against the studio's simulator, and returns the output. */
async function run({ simulator }: Studio, line: string): Promise<string> {
  const printed: string[] = [];
  const program = simulatorProgram({
    connect: () => connectToSimulator(simulator.url),
    print: (text) => printed.push(stripVTControlCharacters(text)),
  });
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({ writeErr: () => {} });
  await program.parseAsync(line.split(" "), { from: "user" });
  return printed.join("\n");
}

test("lists orders, newest first", async () => {
  const studio = await openStudio();
  expect(await run(studio, "orders")).toContain("There is no order yet");
  const { id: older } = await studio.newOrder();
  const { id: newer } = await studio.newOrder({}, "sword");
  const [heading, first, second] = (await run(studio, "orders")).split("\n");
  expect(heading).toMatch(/^Order +Status +Items/);
  expect(first).toMatch(new RegExp(`^${newer} +new +1 × sword`));
  expect(second).toMatch(new RegExp(`^${older} +new +1 × coins-100 +9\\.99 EUR +player-42`));
});

test("runs the actions on an order", async () => {
  const studio = await openStudio();
  const { id } = await studio.newOrder();
  await run(studio, `decline ${id}`);
  expect(await run(studio, "pay last")).toMatch(new RegExp(`^Order ${id} is done\\.\n\n#.*\n0 +ps_declined`));
  await run(studio, `partial-refund ${id} 1.50`);
  await run(studio, `dispute ${id}`);
  expect(await run(studio, `refund ${id}`)).toContain(`Order ${id} is canceled.`);
  expect(studio.receiver.types).toEqual([
    "ps_declined",
    "user_validation",
    "order_paid",
    "partial_refund",
    "dispute",
    "order_canceled",
  ]);
});

test("a webhook is lost, shown as lost, and resent", async () => {
  const studio = await openStudio();
  await studio.newOrder();
  await run(studio, "lose-next");
  expect(await run(studio, "pay last")).toMatch(/1 +order_paid +lost/);
  expect(await run(studio, "send-again last 1 --copies 2")).toMatch(/1 +order_paid +delivered +204 .*, 204 /);
  expect(await run(studio, "order last")).toContain("is done");
});

test("a webhook that waits for its retry shows how long", async () => {
  const studio = await openStudio();
  await studio.newOrder();
  studio.receiver.answers.order_paid = [500];
  expect(await run(studio, "pay last")).toMatch(/order_paid +pending +500 \(\d+ ms\) +in (300|2\d\d) s/);
});

test("sends webhooks out of order", async () => {
  const studio = await openStudio();
  await studio.newOrder();
  await run(studio, "out-of-order last");
  expect(studio.receiver.types).toEqual(["user_validation", "order_canceled", "order_paid"]);
});

test("changes down, up, mode and retry speed", async () => {
  const studio = await openStudio();
  const status = async () => (await studio.tokenCall({})).status;
  await run(studio, "down 600");
  expect(await status()).toBe(503);
  await run(studio, "up");
  expect(await status()).not.toBe(503);
  await run(studio, "mode separate");
  await run(studio, "retry-speed 300");
  expect((await studio.request("PATCH", "/simulator/settings", {})).body).toMatchObject({
    mode: "separate",
    retrySpeed: 300,
  });
});

test.each([
  ["pay last", "there is no order yet"],
  ["pay 1", "There is no such order"],
  ["mode both", "Allowed choices are combined, separate"],
  ["down soon", "It must be a number above 0"],
  ["lose-next -1", "It must be a whole number"],
  ["explode", "unknown command"],
])("%s is refused with the reason", async (line, reason) => {
  await expect(run(await openStudio(), line)).rejects.toThrow(reason);
});

test("without a simulator the error says what to start", async () => {
  const studio = await openStudio();
  await studio.simulator.close();
  const connecting = connectToSimulator(studio.simulator.url);
  await expect(connecting).rejects.toThrow(
    `no simulator runs at ${studio.simulator.url}; start it with: npm start`,
  );
});
