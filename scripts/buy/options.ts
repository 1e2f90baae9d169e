import { Command, InvalidArgumentError, Option } from "commander";
import { WEBHOOK_MODES, type WebhookMode } from "../../stack/simulator-client.ts";

/** How an item is bought. */
const WAYS = ["pay-station", "promo", "web-shop", "gift", "currency", "free", "subscription"] as const;
export type Way = (typeof WAYS)[number];

const WITHOUT_MONEY: readonly Way[] = ["currency", "free"];

export interface BuyOptions {
  sku: string;
  way: Way;
  quantity: number;
  refund?: boolean;
  mode: WebhookMode;
}

/** Parses the arguments. Ends the process with a usage message if they are invalid. */
export function parseBuyOptions(argv: string[]): BuyOptions {
  const command = new Command("npm run buy --")
    .description("Buys an item as a player would, and shows each step.")
    .argument(
      "<sku>",
      "an item of the simulator's catalogue: coins-100; gem-skin for currency, free-gift for free, vip-month for subscription",
    )
    .addOption(
      new Option("--way <way>", "in Pay Station, with a promo code, in the Web Shop, …")
        .choices(WAYS)
        .default("pay-station"),
    )
    .option("--quantity <n>", "how many", parseQuantity, 1)
    .option("--refund", "refund it afterwards")
    .addOption(
      new Option("--mode <mode>", "how Xsolla sends the webhooks").choices(WEBHOOK_MODES).default("combined"),
    )
    .parse(argv, { from: "user" });
  const [sku = ""] = command.args;
  const options = command.opts<Omit<BuyOptions, "sku">>();
  if (options.refund && WITHOUT_MONEY.includes(options.way))
    command.error(`error: --refund cannot be combined with --way ${options.way}, which costs no money`);
  return { sku, ...options };
}

function parseQuantity(text: string): number {
  const quantity = Number(text);
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return quantity;
}
