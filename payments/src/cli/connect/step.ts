import type { SetUp } from "../doctor/set-up.ts";
import type { ConnectCommandOptions } from "./run-connect.ts";

/** What became of one step: `planned` in a dry run, `by-hand` where only a human can do it. */
export interface Step {
  id: string;
  status: "done" | "unchanged" | "by-hand" | "failed" | "planned";
  message: string;
}

export type Note = (id: string, status: Step["status"], message: string) => void;

/** What every step gets. */
export interface Task {
  /** With the ids and the key that the user gave, whether or not they are stored yet. */
  setUp: SetUp;
  /** As it was found. */
  before: SetUp;
  asked: ConnectCommandOptions;
  note: Note;
}

/** Thrown when a step has failed, after that was noted; those after it make no sense then. */
export class StepError extends Error {
  override readonly name = "StepError";
}

/** How a message names a secret. */
export const ending = (secret: string): string => `…${secret.slice(-4)}`;
