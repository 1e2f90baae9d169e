import { Argument, Command, InvalidArgumentError } from "commander";
import { type SimulatorClient, WEBHOOK_MODES, type WebhookMode } from "../../stack/simulator-client.ts";
import { formatOrder, formatOrders } from "./format-orders.ts";
import { orderView, orderViews } from "./order-view.ts";

interface Dependencies {
  /** Rejects if no simulator is running. */
  connect: () => Promise<SimulatorClient>;
  print: (text: string) => void;
}

const ORDER = "order id, or last";

/** Makes the program: actions of an operator in Publisher Account, and faults between Xsolla and the studio. */
export function simulatorProgram({ connect, print }: Dependencies): Command {
  const program = new Command("npm run simulator --").description(
    "Drives the simulator of a running npm start.",
  );
  const command = (usage: string, description: string) => program.command(usage).description(description);

  command("orders", "list all orders, newest first").action(async () => {
    print(formatOrders(orderViews.parse(await (await connect()).orders())));
  });
  command("order", "show an order and its webhooks")
    .argument("<order>", ORDER)
    .action((order: string) => act(order, (client, id) => client.order(id)));

  orderCommand("pay", "pay an order");
  orderCommand("decline", "decline the payment, as the bank");
  orderCommand("refund", "refund all the money");
  orderCommand("dispute", "dispute the payment, as the buyer's bank");
  orderCommand("out-of-order", "pay and refund an order, and send order_canceled before order_paid");
  command("partial-refund", "refund a part of the money")
    .argument("<order>", ORDER)
    .argument("<amount>", "in the order's currency, such as 1.50", parsePositive)
    .action((order: string, amount: number) =>
      act(order, (client, id) => client.act(id, "partial-refund", { amount })),
    );
  command("send-again", "resend a webhook of an order")
    .argument("<order>", ORDER)
    .argument("[webhook]", "number in the order's table; default: the last one", parseCount)
    .option("--copies <n>", "number of copies to send at the same time", parseCount, 1)
    .action((order: string, webhook: number | undefined, { copies }: { copies: number }) =>
      act(order, (client, id) => client.act(id, "send-again", { webhook, copies })),
    );

  command("lose-next", "lose the next webhooks")
    .argument("[times]", "number of webhooks; 0 loses none", parseCount, 1)
    .action(async (times: number) => {
      await (await connect()).loseNext(times);
      print(`Next webhooks that will be lost: ${times}.`);
    });
  command("down", "let the Store API answer 503")
    .argument("[seconds]", "duration", parsePositive, 60)
    .action(async (seconds: number) => {
      await (await connect()).goDown(seconds);
      print(`The Store API answers 503 for ${seconds} s; npm run simulator -- up ends it.`);
    });
  command("up", "end all faults").action(async () => {
    await (await connect()).endFaults();
    print("All faults are ended.");
  });
  command("mode", "set the mode of the webhooks")
    .addArgument(new Argument("<mode>", "").choices(WEBHOOK_MODES))
    .action(async (mode: WebhookMode) => {
      await (await connect()).change({ mode });
      print(`Webhooks are ${mode} from now on.`);
    });
  command("retry-speed", "set the speed of the retries of failed webhooks")
    .argument("<factor>", "1 is Xsolla's speed; at 300, five minutes take a second", parsePositive)
    .action(async (retrySpeed: number) => {
      await (await connect()).change({ retrySpeed });
      print(`Failed webhooks are retried ${retrySpeed} times as fast as by Xsolla.`);
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
