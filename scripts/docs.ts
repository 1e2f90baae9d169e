// `npm run docs`: writes the pages that are generated.
import { writeFileSync } from "node:fs";
import { writeAlertsPage } from "./docs/write-alerts-page.ts";
import { writeLogsPage } from "./docs/write-logs-page.ts";
import { writeUnityPage } from "./docs/write-unity-page.ts";

const root = new URL("../", import.meta.url);
writeFileSync(new URL("docs/operating/alerts.md", root), writeAlertsPage());
writeFileSync(new URL("docs/reference/logs.md", root), writeLogsPage());
writeFileSync(new URL("unity/Documentation~/index.md", root), writeUnityPage());
