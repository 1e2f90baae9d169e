/** Who asks: the player whose data it is, another signed-in player, or somebody who is not signed in. */
export const CALLERS = ["owner", "stranger", "nobody"] as const;
export type Caller = (typeof CALLERS)[number];

/** Each includes the ones before. */
const ACCESS = ["nothing", "read", "write"] as const;
export type Access = (typeof ACCESS)[number];

/** A place where the payments keep something. */
export interface Place {
  /** `{uid}` stands for the owner; other braces for any id. */
  path: string;
  owner: Exclude<Access, "write">;
}

/** Everything that is kept, and who may reach it: docs/reference/storage.md. */
export const PLACES: Place[] = [
  { path: "xsollaPlayers/{uid}", owner: "nothing" },
  { path: "xsollaPlayers/{uid}/xsollaOrders/{orderId}", owner: "read" },
  { path: "xsollaPlayers/{uid}/xsollaOrders/{orderId}/xsollaRefunds/{key}", owner: "nothing" },
  { path: "xsollaPlayers/{uid}/xsollaInventory/{sku}", owner: "read" },
  { path: "xsollaPlayers/{uid}/xsollaSpends/{purchaseId}", owner: "read" },
  { path: "xsollaPlayers/{uid}/xsollaSubscriptions/{subscriptionId}", owner: "read" },
  { path: "xsollaPlayers/{uid}/xsollaPendingOrders/{orderId}", owner: "nothing" },
  { path: "xsollaPlayers/{uid}/xsollaLimits/{limit}", owner: "nothing" },
  { path: "xsollaOrderOwners/{key}", owner: "nothing" },
  { path: "xsollaNotifications/{id}", owner: "nothing" },
  { path: "xsollaAudits/{id}", owner: "nothing" },
];

export const expectedAccess = (place: Place, who: Caller): Access =>
  who === "owner" ? place.owner : "nothing";

/** One difference between what rules allow and what they should. */
export interface Deviation {
  path: string;
  who: Caller;
  may: Access;
  should: Access;
  /** Line of the rules that allows it. */
  line?: number;
}

/** More is allowed than should be. The opposite keeps a game from showing an order, and endangers nothing. */
export const isLeak = ({ may, should }: Deviation): boolean => ACCESS.indexOf(may) > ACCESS.indexOf(should);
