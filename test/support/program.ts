import { fileURLToPath } from "node:url";

/** Path of the library's command line, as built. */
export const PROGRAM = fileURLToPath(
  new URL("../../payments/bin/xsolla-firebase-payments.js", import.meta.url),
);
