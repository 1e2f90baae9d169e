import type { z } from "zod";
import type { Subject } from "../subject.ts";
import type { Xsolla } from "../xsolla.ts";
import type { sendAgainBody } from "./action-bodies.ts";
import { ControlError } from "./control-error.ts";

/** Resends one of the webhooks about a subject. @throws ControlError */
export async function sendAgain(
  { queue }: Xsolla,
  subject: Subject,
  { webhook = subject.deliveries.length - 1, copies }: z.infer<typeof sendAgainBody>,
): Promise<void> {
  const delivery = subject.deliveries[webhook];
  if (!delivery) throw new ControlError(404, `The ${subject.kind} has no such webhook.`);
  if (!(await queue.sendAgain(subject, delivery, copies)))
    throw new ControlError(409, "This webhook was sent while a buyer waited for it, so it cannot be resent.");
}
