/** One file of the studio's project, before and after. */
export interface FileChange {
  /** Relative to the folder of firebase.json, with forward slashes. */
  path: string;
  /** Undefined when the file does not exist. */
  before: string | Buffer | undefined;
  after: string | Buffer;
}

export type ChangeKind = "create" | "update" | "none";

/** Tells what happens to the file. */
export function kindOf({ before, after }: FileChange): ChangeKind {
  if (before === undefined) return "create";
  return Buffer.from(before).equals(Buffer.from(after)) ? "none" : "update";
}
