let isPrinted = false;

/** Prints the JSON document of a command with `--json`. */
export function printJson(document: object): void {
  isPrinted = true;
  console.log(JSON.stringify(document, null, 2));
}

/** Prints the JSON document of a command that failed, unless it has printed its own. */
export function printJsonError(error: string): void {
  if (!isPrinted) printJson({ ok: false, error });
}
