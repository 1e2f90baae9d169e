import { z } from "zod";
import type { Backend } from "../backend.ts";
import { fail } from "../failure.ts";
import { date } from "../firestore/date.ts";
import { firestore } from "../firestore/firestore.ts";
import { auditAt } from "../firestore/paths.ts";

/** Rises when the document changes its form. */
const SCHEMA_VERSION = 1;

const auditDocument = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** All comparisons that were due by then have been made. A full hour. */
  comparedUntil: date,
});

const stateOf = (backend: Backend) => auditAt(firestore(backend), "orders");

/**
 * Up to when all that was due has been compared; null before the first audit.
 *
 * @throws FailureError `misconfigured` when a newer release, or somebody by hand, has written the document
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

export async function saveComparedUntil(backend: Backend, comparedUntil: Date): Promise<void> {
  await stateOf(backend).set({ schemaVersion: SCHEMA_VERSION, comparedUntil, updatedAt: new Date() });
}
