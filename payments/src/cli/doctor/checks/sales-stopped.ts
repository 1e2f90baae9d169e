import { count } from "../../count.ts";
import { type Check, fault, ok } from "../check.ts";

export const salesStopped: Check = {
  id: "sales-stopped",
  group: "Files",
  severity: "error",
  run: ({ file, value }) => {
    const most = value("maxOrdersPerMinute");
    return most === 0
      ? fault("MAX_ORDERS_PER_MINUTE is 0, so nobody can buy", `set MAX_ORDERS_PER_MINUTE=10 in ${file}`)
      : ok(`a player may start ${count(most, "order")} a minute`);
  },
};
