import type { DoctorOptions, SetUp } from "../doctor/set-up.ts";

/** Options of the command. */
export interface ConnectCommandOptions extends DoctorOptions {
  /** URL of a page of the project in Publisher Account. */
  xsolla?: string | undefined;
  dryRun?: boolean | undefined;
  rotate?: boolean | undefined;
  deploy?: boolean | undefined;
}

/** The result of one step: `planned` in a dry run, `by-hand` if only a human can do it. */
export interface Step {
  id: string;
  status: "done" | "unchanged" | "by-hand" | "failed" | "planned";
  message: string;
}

/** Reports the result of a step. */
export type Note = (id: string, status: Step["status"], message: string) => void;

/** The input of every step. */
export interface Task {
  /** The set-up with the ids and the key that the user gave, whether or not they are stored yet. */
  setUp: SetUp;
  /** The set-up before the first step. */
  before: SetUp;
  flags: ConnectCommandOptions;
  note: Note;
}

/** Thrown after a failed step was reported. The steps after it are not run. */
export class StepError extends Error {
  override readonly name = "StepError";
}

/** Shortens a secret to its last characters, for messages. */
export const ending = (secret: string): string => `…${secret.slice(-4)}`;
