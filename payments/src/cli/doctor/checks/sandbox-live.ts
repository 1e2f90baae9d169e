import { type Check, fault, ok, skip } from "../check.ts";

export const sandboxLive: Check = {
  id: "sandbox-live",
  group: "Files",
  severity: "error",
  run: ({ flags, file, value }) => {
    if (!flags.live) return skip("needs --live");
    return value("sandbox")
      ? fault("XSOLLA_SANDBOX is true, so no real payment is possible", `set XSOLLA_SANDBOX=false in ${file}`)
      : ok("payments are real");
  },
};
