import { type Check, fault, ok } from "../check.ts";

export const salesStopped: Check = {
  id: "sales-stopped",
  group: "Files",
  severity: "error",
  run: ({ file, value }) => {
    const most = value("maxOrdersPerMinute");
    return most === 0
      ? fault("nobody can buy: MAX_ORDERS_PER_MINUTE is 0", `set MAX_ORDERS_PER_MINUTE=10 in ${file}`)
      : ok(`a player may start ${most} orders a minute`);
  },
};
