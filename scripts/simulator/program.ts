import { Argument, Command, InvalidArgumentError } from "commander";
import { type SimulatorClient, WEBHOOK_MODES, type WebhookMode } from "../../stack/simulator-client.ts";
import { formatOrder, formatOrders } from "./format-orders.ts";
import { orderView, orderViews } from "./order-view.ts";

interface Dependencies {
  /** Rejects if no simulator is running. */
  connect: () => Promise<SimulatorClient>;
  print: (text: string) => void;
}

const ORDER = "its number, or last";

/** Makes the program: actions of an operator in Publisher Account, and faults between Xsolla and the studio. */
export function simulatorProgram({ connect, print }: Dependencies): Command {
  const program = new Command("npm run simulator --").description(
    "Drives the simulator of a running npm start.",
  );
  const command = (usage: string, description: string) => program.command(usage).description(description);

  command("orders", "all orders, newest first").action(async () => {
    print(formatOrders(orderViews.parse(await (await connect()).orders())));
  });
  command("order", "one order and its webhooks")
    .argument("<order>", ORDER)
    .action((order: string) => act(order, (client, id) => client.order(id)));

  orderCommand("pay", "pays it");
  orderCommand("decline", "the bank refuses the payment");
  orderCommand("refund", "all the money back");
  orderCommand("dispute", "the buyer's bank asks for the money");
  orderCommand("out-of-order", "pays it and gives the money back; order_canceled comes before order_paid");
  command("partial-refund", "some of the money back")
    .argument("<order>", ORDER)
    .argument("<amount>", "in the order's currency, such as 1.50", parsePositive)
    .action((order: string, amount: number) =>
      act(order, (client, id) => client.act(id, "partial-refund", { amount })),
    );
  command("send-again", "sends a webhook of it once more")
    .argument("<order>", ORDER)
    .argument("[webhook]", "its number in the order's table; the last one without it", parseCount)
    .option("--copies <n>", "how many at the same time", parseCount, 1)
    .action((order: string, webhook: number | undefined, { copies }: { copies: number }) =>
      act(order, (client, id) => client.act(id, "send-again", { webhook, copies })),
    );

  command("lose-next", "the next webhook is never sent")
    .argument("[times]", "how many; 0 forgets it", parseCount, 1)
    .action(async (times: number) => {
      await (await connect()).loseNext(times);
      print(`Webhooks that get lost from now on: ${times}.`);
    });
  command("down", "the Store API answers 503")
    .argument("[seconds]", "for how long", parsePositive, 60)
    .action(async (seconds: number) => {
      await (await connect()).goDown(seconds);
      print(`The Store API answers 503 for ${seconds} s; npm run simulator -- up ends it.`);
    });
  command("up", "ends all faults").action(async () => {
    await (await connect()).endFaults();
    print("Nothing fails any more.");
  });
  command("mode", "how webhooks are sent")
    .addArgument(new Argument("<mode>", "").choices(WEBHOOK_MODES))
    .action(async (mode: WebhookMode) => {
      await (await connect()).change({ mode });
      print(`Webhooks are ${mode} from now on.`);
    });
  command("retry-speed", "how fast failed webhooks are sent again")
    .argument("<factor>", "1 is Xsolla's; 300 makes a second of five minutes", parsePositive)
    .action(async (retrySpeed: number) => {
      await (await connect()).change({ retrySpeed });
      print(`Gaps between repetitions are ${retrySpeed} times as short as Xsolla's.`);
    });
  return program;

  function orderCommand(name: string, description: string): void {
    command(name, description)
      .argument("<order>", ORDER)
      .action((order: string) => act(order, (client, id) => client.act(id, name)));
  }

  async function act(order: string, run: (client: SimulatorClient, id: string) => Promise<unknown>) {
    const client = await connect();
    const answer = await run(client, await idOf(client, order));
    print(formatOrder(orderView.parse(answer), new Date()));
  }
}

async function idOf(client: SimulatorClient, order: string): Promise<string> {
  if (order !== "last") return order;
  const last = orderViews.parse(await client.orders()).at(-1);
  if (!last) throw new Error("there is no order yet; npm run buy -- coins-100 makes one");
  return String(last.order_id);
}

function parsePositive(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError("It must be a number above 0.");
  return Number(text);
}

function parseCount(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
