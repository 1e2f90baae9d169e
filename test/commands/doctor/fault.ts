/** One fault in a set-up that is correct otherwise. */
export interface Fault {
  what: string;
  seed: () => unknown;
  /** A part of the message. */
  says: string | RegExp;
  /** Checks that are skipped because of this fault. */
  skips?: string[];
}

/** Faults by the id of the check that finds them. */
export type Faults = Record<string, Fault[]>;
