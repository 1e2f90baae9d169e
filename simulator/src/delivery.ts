export interface Attempt {
  at: string;
  /** Null if there was no answer. */
  status: number | null;
  body: string;
  ms: number;
}

/** One notification, with every attempt to deliver it so far. */
export interface Delivery {
  type: string;
  /** `lost`: it was never sent, by chance or on demand. */
  state: "pending" | "delivered" | "failed" | "lost";
  attempts: Attempt[];
  nextAttemptAt: string | null;
}
