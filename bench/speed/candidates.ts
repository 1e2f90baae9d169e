import { pathToFileURL } from "node:url";

/** A function as it is deployed. */
export interface Candidate {
  /** The folder or file that the functions-framework loads. */
  source: URL;
  /** The name under which it is exported there. */
  target: string;
}

export type Name = "ours" | "floor" | "guide";

const here = (file: string) => new URL(`candidates/${file}`, import.meta.url);

/**
 * Lists the functions that are measured.
 *
 * @param deployed folder with the uploaded files of `functions/`, after its `gcp-build`
 */
export function candidatesOf(deployed: string): {
  token: Record<Name, Candidate>;
  webhook: Record<"ours" | "floor", Candidate>;
} {
  const ours = pathToFileURL(`${deployed}/`);
  return {
    token: {
      ours: { source: ours, target: "getXsollaPaymentToken" },
      floor: { source: here("floor.mjs"), target: "token" },
      guide: { source: here("guide.mjs"), target: "token" },
    },
    webhook: {
      ours: { source: ours, target: "xsollaWebhook" },
      floor: { source: here("floor.mjs"), target: "webhook" },
    },
  };
}
