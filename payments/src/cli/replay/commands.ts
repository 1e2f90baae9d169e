import { styleText } from "node:util";
import type { Operations } from "../../operations/operations.ts";
import type { StoredNotification } from "../../order-store/stored-notification.ts";
import type { CommandLine } from "../command-line.ts";
import { formatTable } from "../format-table.ts";

const MAX_LISTED = 500;
/** Long enough to be unique, and short enough to type. */
const SHORT_ID = 12;

export async function list(
  { openNotifications }: Pick<Operations, "openNotifications">,
  command: CommandLine,
): Promise<void> {
  const open: StoredNotification[] = [];
  for await (const notification of openNotifications()) {
    if (open.push(notification) === MAX_LISTED) break;
  }
  if (open.length === 0) return console.log("All notifications are handled.");
  console.log(formatTable(["id", "received", "type", "outcome", "attempts", "reason"], open.map(toRow)));
  if (open.length === MAX_LISTED) console.log(`These are the oldest ${MAX_LISTED}. There may be more.`);
  const [show, handle] = [command("replay", "show", "<id>"), command("replay", "handle", "<id>…")];
  console.log(`\nNext:\n  ${show}\n  ${handle}   or --all instead of ids`);
}

const toRow = ({ id, receivedAt, type, outcome, attempts, reason }: StoredNotification) => [
  id.slice(0, SHORT_ID),
  receivedAt.toISOString(),
  type,
  outcome,
  String(attempts),
  reason ?? "",
];

export async function show({ findNotification }: Operations, id: string): Promise<void> {
  const { rawBody, receivedAt, ...rest } = await findNotification(id);
  for (const [name, value] of Object.entries({ ...rest, receivedAt: receivedAt.toISOString() }))
    console.log(`${`${name}:`.padEnd(12)}${value ?? "–"}`);
  console.log(`\n${rawBody ?? "(the body was not stored, because it is too large)"}`);
}

/** Handles notifications again. Continues after a failure, and fails at the end. */
export async function handle(operations: Operations, ids: string[], all: boolean): Promise<void> {
  const chosen = all
    ? operations.openNotifications()
    : await Promise.all(ids.map(operations.findNotification));
  let handled = 0;
  let failed = 0;
  for await (const notification of chosen) {
    const why = await operations.replayNotification(notification);
    if (why === null) handled += 1;
    else failed += 1;
    const mark = why === null ? styleText("green", "✔") : styleText("red", "✖");
    console.log(`${mark} ${notification.id.slice(0, SHORT_ID)} ${notification.type}${why ? `: ${why}` : ""}`);
  }
  if (failed > 0) throw new Error(`${failed} of ${handled + failed} could not be handled`);
  console.log(`handled ${handled}`);
}
