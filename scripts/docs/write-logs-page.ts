import { LOG_EVENTS } from "../../payments/src/log-events.ts";

const INTRODUCTION = `# Log lines

Every line that the functions write to Cloud Logging is structured: \`message\` is the event's name, and the fields stand
beside it. No line has a key, a secret, a payment token or an e-mail address. In the Logs Explorer:

\`\`\`
jsonPayload.message="order.changed" AND jsonPayload.problem!=null
\`\`\`

The table is made from \`payments/src/log-events.ts\` by \`npm run docs\`. What watches these lines is in
[\`monitoring/\`](../../monitoring).
`;

/** Generates the text of docs/reference/logs.md. */
export function writeLogsPage(): string {
  const sections = Object.entries(LOG_EVENTS).map(([event, { severity, fields, means, action }]) =>
    [
      `## \`${event}\``,
      "",
      means,
      "",
      "| | |",
      "|---|---|",
      `| Severity | ${severity.join(", ")} |`,
      `| Fields | ${fields.map((field) => `\`${field}\``).join(" ")} |`,
      `| What to do | ${action} |`,
      "",
    ].join("\n"),
  );
  return [INTRODUCTION, ...sections].join("\n");
}
