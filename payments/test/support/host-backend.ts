import { xsollaWebhook } from "../../../functions/src/index.ts";
import { type Backend, createBackend } from "../../src/backend.ts";
import { type XsollaPayments, type XsollaPaymentsOptions, xsollaPayments } from "../../src/index.ts";
import { attachedTo } from "../../src/operations/attach-operations.ts";

/** Finds the options of the host in functions/, which are all parameters from the environment. */
function hostOptions(): XsollaPaymentsOptions {
  const attached = attachedTo(xsollaWebhook);
  if (!attached) throw new Error("functions/src/index.ts exports no function of the library");
  return attached.options;
}

/** Makes a backend with the options of the host. */
export const hostBackend = (): Backend => createBackend(hostOptions());

/** Makes the functions with the parameters of the host, and with these options. */
export function hostPayments(options: XsollaPaymentsOptions): XsollaPayments {
  const { fulfil: _fulfil, spend: _spend, ...parameters } = hostOptions();
  return xsollaPayments({ ...parameters, ...options });
}
