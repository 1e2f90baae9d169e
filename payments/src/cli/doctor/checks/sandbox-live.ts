import { type Check, fault, ok, skip } from "../check.ts";

export const sandboxLive: Check = {
  id: "sandbox-live",
  group: "Files",
  severity: "error",
  run: ({ asked, file, value }) => {
    if (!asked.live) return skip("asked with --live only");
    return value("sandbox")
      ? fault("no real order can be made: XSOLLA_SANDBOX is true", `set XSOLLA_SANDBOX=false in ${file}`)
      : ok("orders are real");
  },
};
