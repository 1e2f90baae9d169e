import { texts } from "./texts.ts";

const isKnown = (key: string): key is keyof typeof texts.error => key in texts.error;

/** Explains a Firebase error to the player. A callable's message begins with its reason. */
export function explain(error: unknown): string {
  if (!navigator.onLine) return texts.error.offline;
  if (!(error instanceof Error)) return texts.error.other;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const [reason = ""] = error.message.split(":");
  const key = [reason, code, code.replace("functions/", "")].find(isKnown);
  return texts.error[key ?? "other"];
}
