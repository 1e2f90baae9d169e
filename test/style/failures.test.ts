// Every answer that the callables and the webhook can give to a failure is in the reference.
import { expect, test } from "vitest";
import { z } from "zod";
import { toHttpsError } from "../../payments/src/callable/to-https-error.ts";
import { replyTo } from "../../payments/src/webhook/reply.ts";
import { EVERY_FAILURE } from "../../payments/test/support/every-failure.ts";
import { filesOf, textOf } from "./repository.ts";

const rows = filesOf("docs/reference/*.md")
  .flatMap((path) => textOf(path).split("\n"))
  .filter((line) => line.startsWith("|"));
const failures = Object.values(EVERY_FAILURE);

const isInOneRow = (...texts: string[]) => rows.some((row) => texts.every((text) => row.includes(text)));

test.each(failures.map((failure) => [failure.reason, failure] as const))(
  "%s of a callable",
  (_reason, failure) => {
    const { code, details } = toHttpsError(failure);
    const reason = z.object({ reason: z.string() }).safeParse(details).data?.reason;
    const status = code.replaceAll("-", "_").toUpperCase();
    expect(isInOneRow(`\`${status}\``, reason === undefined ? "–" : `\`${reason}\``)).toBe(true);
  },
);

const errorBody = z.object({ error: z.object({ code: z.string() }) });

test.each(failures.map((failure) => [failure.reason, failure] as const))(
  "%s of the webhook",
  (_reason, failure) => {
    const { status, headers, body } = replyTo(failure);
    const { code } = errorBody.parse(body).error;
    expect(isInOneRow(headers ? `${status}, \`Allow: POST\`` : `${status} \`${code}\``)).toBe(true);
  },
);
