import { createHash } from "node:crypto";
import type { Chaos } from "../options.ts";
import type { Subject } from "../subject.ts";

/** The faults that chaos applies to one notification. */
export interface DrawnFaults {
  isLost: boolean;
  isRepeated: boolean;
  /** The delay of the delivery, and of the repeated copy after it. */
  delayMs: number;
  repeatAfterMs: number;
}

const DRAWN_BYTES = 6;

/**
 * Draws the faults from the seed, the number of the subject, and the notification's index among those of the subject.
 * They do not depend on time: a run with the same seed has the same faults, however its deliveries interleave.
 */
export function drawChaos(
  { seed, lost, losable, repeated, delayed, delayMs }: Chaos,
  { kind, number, deliveries }: Pick<Subject, "kind" | "number" | "deliveries">,
  type: string,
): DrawnFaults {
  const about = kind === "order" ? number : `${kind} ${number}`;
  const draw = (what: string) => {
    const digest = createHash("sha256").update([seed, about, deliveries.length, what].join("/"));
    return digest.digest().readUIntBE(0, DRAWN_BYTES) / 256 ** DRAWN_BYTES;
  };
  return {
    isLost: (losable === undefined || losable.includes(type)) && draw("lost") < lost,
    isRepeated: draw("repeated") < repeated,
    delayMs: draw("delayed") < delayed ? Math.ceil(draw("delay") * delayMs) : 0,
    repeatAfterMs: Math.ceil(draw("repetition") * delayMs),
  };
}
