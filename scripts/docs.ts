// `npm run docs`: writes the pages that are generated from the code.
import { writeFileSync } from "node:fs";
import { writeLogsPage } from "./docs/write-logs-page.ts";

writeFileSync(new URL("../docs/reference/logs.md", import.meta.url), writeLogsPage());
