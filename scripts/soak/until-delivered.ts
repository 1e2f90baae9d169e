import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { SimulatorClient } from "../../stack/simulator-client.ts";

const POLL_MS = 100;

const queue = z.object({ pending: z.int() });

/** Waits until the simulator has no notification left to send or to retry. */
export async function untilDelivered(simulator: SimulatorClient): Promise<void> {
  while (queue.parse(await simulator.webhooks()).pending > 0) await delay(POLL_MS);
}
