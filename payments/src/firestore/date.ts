import { Timestamp } from "firebase-admin/firestore";
import { z } from "zod";

/** Schema of a Firestore timestamp, as a Date. */
export const date = z.instanceof(Timestamp).transform((timestamp) => timestamp.toDate());
