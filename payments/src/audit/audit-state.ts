import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { auditAt } from "../firestore/paths.ts";

/** Increased when the form of the document changes. */
const SCHEMA_VERSION = 1;

const auditDocument = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** The full hour until which all due comparisons are done. */
  comparedUntil: date,
});

const stateOf = (backend: Backend) => auditAt(firestore(backend), "orders");

/**
 * Loads the time up to which all comparisons that were due are done; null before the first audit.
 *
 * @throws FailureError `misconfigured` when a newer release or a human has written the document in another form
 */
export async function loadComparedUntil(backend: Backend): Promise<Date | null> {
  const stored = await stateOf(backend).get();
  if (!stored.exists) return null;
  const { data } = auditDocument.safeParse(stored.data());
  return (
    data?.comparedUntil ??
    fail({
      reason: "misconfigured",
      detail: `${stored.ref.path} is not of schemaVersion ${SCHEMA_VERSION}; deploy the newer release, or delete it`,
    })
  );
}

/** Saves the checkpoint from which the next audit continues. */
export async function saveComparedUntil(backend: Backend, comparedUntil: Date): Promise<void> {
  await stateOf(backend).set({ schemaVersion: SCHEMA_VERSION, comparedUntil, updatedAt: new Date() });
}
