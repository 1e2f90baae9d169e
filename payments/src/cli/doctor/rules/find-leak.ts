import type { Allow } from "./parse-rules.ts";

/** Collections that a player may read. */
const READABLE = ["xsollaOrders", "xsollaInventory", "xsollaSpends", "xsollaSubscriptions"];
const OWN = READABLE.map((collection) => ["xsollaPlayers", "uid", collection, "id"]);
/** Documents that only the functions may read. */
const HIDDEN = [
  ["xsollaPlayers", "uid"],
  ["xsollaPlayers", "uid", "xsollaPendingOrders", "id"],
  ["xsollaOrderOwners", "id"],
  ["xsollaNotifications", "id"],
];
const READS = ["read", "get", "list"];

/** Says whom a condition lets in, if it is known to be too permissive. */
function whoPasses(condition: string): string | undefined {
  if (condition === "" || condition === "true") return "everybody";
  const date = /request\.time<=?timestamp\.date\((\d+),(\d+),(\d+)\)/.exec(condition);
  if (date) return `everybody until ${date.slice(1).join("-")}`;
  return /^request\.auth(\.uid)?!=null$/.test(condition) ? "every player" : undefined;
}

/** Tells whether a condition compares the caller's uid with a part of the path. */
const isForOwner = (condition: string): boolean =>
  /request\.auth\.uid==|==request\.auth\.uid/.test(condition);

/** Describes the first fault of security rules in one line; undefined if there is none. */
export function findLeak(allows: Allow[]): string | undefined {
  for (const { path, methods, condition } of allows) {
    if (condition === "false") continue;
    const covered = [...OWN, ...HIDDEN].find((document) => covers(path, document));
    if (!covered) continue;
    const place = `match /${path.join("/")}`;
    const who = whoPasses(condition);
    const writes = methods.some((method) => !READS.includes(method));
    if (who) return `${place} lets ${who} ${writes ? "write" : "read"} ${covered[0]}`;
    if (writes && isForOwner(condition)) return `${place} lets players write their own items`;
    if (HIDDEN.some((document) => covers(path, document)) && isForOwner(condition))
      return `${place} lets players read what only the functions may`;
  }
  const missing = READABLE.filter(
    (_name, index) => !allows.some(({ path, methods }) => isRead(methods) && covers(path, OWN[index] ?? [])),
  );
  return missing.length > 0
    ? `the deployed rules do not let players read their ${missing.join(", ")}`
    : undefined;
}

const isRead = (methods: string[]) =>
  methods.includes("read") || (methods.includes("get") && methods.includes("list"));

/** Tells whether a rule's path matches a document's path. `{name}` is one segment, `{name=**}` is all that follow. */
function covers([first, ...rest]: string[], [segment, ...more]: string[]): boolean {
  if (first === undefined || segment === undefined) return first === segment;
  if (first.endsWith("=**}")) return true;
  return (first.startsWith("{") || first === segment) && covers(rest, more);
}
