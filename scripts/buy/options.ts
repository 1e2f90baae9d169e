import { Command, InvalidArgumentError, Option } from "commander";
import { WEBHOOK_MODES, type WebhookMode } from "../../stack/simulator-client.ts";

export interface BuyOptions {
  sku: string;
  quantity: number;
  refund: boolean;
  mode: WebhookMode;
}

/** Parses the arguments. Ends the process with a usage message if they are invalid. */
export function parseBuyOptions(argv: string[]): BuyOptions {
  const command = new Command("npm run buy --")
    .description("Buys an item as a player would, and shows each step.")
    .argument("<sku>", "an item of the simulator's catalogue, such as coins-100")
    .option("--quantity <n>", "how many", parseQuantity, 1)
    .option("--refund", "refund it afterwards", false)
    .addOption(
      new Option("--mode <mode>", "how Xsolla sends the webhooks").choices(WEBHOOK_MODES).default("combined"),
    )
    .parse(argv, { from: "user" });
  const [sku = ""] = command.args;
  return { sku, ...command.opts<Omit<BuyOptions, "sku">>() };
}

function parseQuantity(text: string): number {
  const quantity = Number(text);
  if (!Number.isInteger(quantity) || quantity < 1)
    throw new InvalidArgumentError("It must be a whole number above 0.");
  return quantity;
}
