// `npm run docs`: writes the pages that are generated from the code.
import { writeFileSync } from "node:fs";
import { writeAlertsPage } from "./docs/write-alerts-page.ts";
import { writeLogsPage } from "./docs/write-logs-page.ts";

const docs = new URL("../docs/", import.meta.url);
writeFileSync(new URL("operating/alerts.md", docs), writeAlertsPage());
writeFileSync(new URL("reference/logs.md", docs), writeLogsPage());
