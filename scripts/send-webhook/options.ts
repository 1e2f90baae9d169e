import { Command } from "commander";

export interface SendWebhookOptions {
  /** File of the body; "-" is the standard input. */
  path: string;
  url: string | undefined;
  secret: string | undefined;
}

/** Parses the arguments. Ends the process with a usage message if they are invalid. */
export function parseSendWebhookOptions(argv: string[]): SendWebhookOptions {
  const command = new Command("npm run send-webhook --")
    .description("Signs a body as Xsolla does, posts it to the local webhook and shows the answer.")
    .argument("<path>", "a file with the body, sent as it is; - reads the standard input")
    .option("--url <url>", "another webhook than that of npm start")
    .option("--secret <key>", "another key than the first of functions/.secret.local")
    .parse(argv, { from: "user" });
  const [path = ""] = command.args;
  const { url, secret } = command.opts<{ url?: string; secret?: string }>();
  return { path, url, secret };
}
