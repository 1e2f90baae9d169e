import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { wrap } from "./wrap.ts";

const FOLDER = new URL("../../monitoring/alerts/", import.meta.url);

const INTRODUCTION = `# When an alert fires

\`alerts\` creates these alerts from [\`monitoring/alerts/\`](../../monitoring/alerts). The name of an alert is
"Xsolla payments:" and one of the headings below. CRITICAL means that players lose money or items, or that nobody can
buy: act now. WARNING means: look at it on the next working day.

1. Run \`problems --project <id>\`: it lists orders and notifications that need a human, each with the next step.
2. Run \`doctor --project <id>\`: it finds faults of the set-up, and names the repair of each.
3. Read the log line of the alert: [log lines](../reference/logs.md) says what each event and field means.
4. Repair the cause and deploy. Then \`replay handle --all\` handles the stored notifications, and
   \`audit --from <date> --to <date>\` shows whether Firestore and Xsolla agree: [daily work](daily-work.md).

\`npm run docs\` makes this page from the files of the alerts.
`;

const alert = z.object({
  displayName: z.string(),
  severity: z.enum(["CRITICAL", "ERROR", "WARNING"]),
  combiner: z.string(),
  conditions: z.array(z.object({ displayName: z.string() })),
  documentation: z.object({ content: z.string() }),
});

/** Generates the text of docs/operating/alerts.md. Critical alerts come first. */
export function writeAlertsPage(): string {
  const sections = globSync("*.json", { cwd: FOLDER })
    .map((file) => ({
      id: basename(file, ".json"),
      ...alert.parse(JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))),
    }))
    .sort((a, b) => a.severity.localeCompare(b.severity) || a.id.localeCompare(b.id))
    .map(({ id, displayName, severity, combiner, conditions, documentation }) => {
      const title = displayName.replace("Xsolla payments: ", "");
      const when = conditions.map((condition) => condition.displayName);
      return [
        `## ${title[0]?.toUpperCase()}${title.slice(1)}`,
        "",
        `${severity} · \`${id}\``,
        "",
        wrap(`Fires when ${when.join(combiner === "AND" ? ", and " : ", or ")}.`),
        "",
        wrap(documentation.content),
        "",
      ].join("\n");
    });
  return [INTRODUCTION, ...sections].join("\n");
}
