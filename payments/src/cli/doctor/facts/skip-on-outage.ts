import type { HttpAnswer } from "../../http.ts";
import { skip } from "../check.ts";

/** Skips the check on a 429 or 5xx of Xsolla, because an outage says nothing about the set-up. */
export const skipOnOutage = (answer: HttpAnswer): HttpAnswer =>
  answer.status === 429 || answer.status >= 500
    ? skip(`Xsolla answers HTTP ${answer.status}; try again later`)
    : answer;
