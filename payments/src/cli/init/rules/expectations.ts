/** Who sends a request: the player who owns the data, another signed-in player, or somebody who is not signed in. */
export const CALLERS = ["owner", "stranger", "nobody"] as const;
export type Caller = (typeof CALLERS)[number];

/** Levels of access. Each includes the ones before. */
const ACCESS = ["nothing", "read", "write"] as const;
export type Access = (typeof ACCESS)[number];

/** A path at which the payments store documents. */
export interface Place {
  /** `{uid}` is the owner; other braces are any id. */
  path: string;
  owner: Exclude<Access, "write">;
}

/** All stored documents and the owner's access to them. docs/reference/storage.md describes them. */
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

/** Returns the access that the rules should allow. */
export const expectedAccess = (place: Place, who: Caller): Access =>
  who === "owner" ? place.owner : "nothing";

/** One difference between what rules allow and what they should allow. */
export interface Deviation {
  path: string;
  who: Caller;
  may: Access;
  should: Access;
  /** Line of the rules that allows the access. */
  line?: number;
}

/** Tells whether rules allow more than they should. If they allow less, a game cannot show an order, which is safe. */
export const isLeak = ({ may, should }: Deviation): boolean => ACCESS.indexOf(may) > ACCESS.indexOf(should);
