import { xsollaWebhook } from "../../functions/src/index.ts";
import { type Backend, createBackend } from "../src/backend.ts";
import { attachedTo } from "../src/operations/attach-operations.ts";

/** Makes a backend with the options of the host in functions/, which are all parameters from the environment. */
export function hostBackend(): Backend {
  const attached = attachedTo(xsollaWebhook);
  if (!attached) throw new Error("functions/src/index.ts exports no function of the library");
  return createBackend(attached.options);
}
