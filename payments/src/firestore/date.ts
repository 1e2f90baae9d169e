import { Timestamp } from "firebase-admin/firestore";
import { z } from "zod";

/** A point in time, as Firestore gives it back. */
export const date = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());
