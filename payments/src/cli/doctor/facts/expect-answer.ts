import type { HttpAnswer } from "../../http.ts";
import { skip } from "../check.ts";

/** What is wrong at Xsolla, or on the way there, says nothing about the set-up. */
export const expectAnswer = (answer: HttpAnswer): HttpAnswer =>
  answer.status === 429 || answer.status >= 500
    ? skip(`Xsolla answers HTTP ${answer.status}; try again later`)
    : answer;
