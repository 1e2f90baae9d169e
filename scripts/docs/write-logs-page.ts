import { LOG_EVENTS } from "../../payments/src/log-events.ts";
import { LOG_FIELDS } from "../../payments/src/log-fields.ts";
import { wrap } from "./wrap.ts";

const INTRODUCTION = `# Log lines

Every line that the functions write to Cloud Logging is structured: \`message\` is the event's name, and the fields stand
beside it. No line has a key, a secret, a payment token or an e-mail address. In the Logs Explorer:

\`\`\`
jsonPayload.message="order.changed" AND jsonPayload.problem!=null
\`\`\`

[What each field means](#fields) is at the end. \`npm run docs\` makes this page from \`payments/src/log-events.ts\` and
\`payments/src/log-fields.ts\`. The [alerts](../operating/alerts.md) and metrics that watch these lines are in
[\`monitoring/\`](../../monitoring). See also [what can go wrong](../operating/what-can-go-wrong.md), [costs and
limits](../operating/costs-and-limits.md) and [what the audit finds](../operating/what-the-audit-finds.md).
`;

/** Generates the text of docs/reference/logs.md. */
export function writeLogsPage(): string {
  const sections = Object.entries(LOG_EVENTS).map(([event, { severity, fields, means, action }]) =>
    [
      `## \`${event}\``,
      "",
      wrap(means),
      "",
      "| | |",
      "|---|---|",
      `| Severity | ${severity.join(", ")} |`,
      `| Fields | ${fields.map((field) => `\`${field}\``).join(" ")} |`,
      `| What to do | ${action} |`,
      "",
    ].join("\n"),
  );
  return [INTRODUCTION, ...sections, fieldsSection()].join("\n");
}

function fieldsSection(): string {
  const rows = Object.entries(LOG_FIELDS).map(([field, meaning]) => `| \`${field}\` | ${meaning} |`);
  return ["## Fields", "", "| Field | Meaning |", "|---|---|", ...rows, ""].join("\n");
}
