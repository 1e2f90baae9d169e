/**
 * The factory and what a studio's own code calls. Importing this module declares no parameter and loads neither
 * Firestore nor Auth.
 */
import type { Fulfil, Spend } from "./options.ts";

export type {
  AddedSettings,
  Fulfil,
  ItemsFor,
  OfferedItem,
  RuntimeOptions,
  Setting,
  SettingsBuyer,
  SettingsFor,
  SettingsRequest,
  ShopLocale,
  Spend,
  Spending,
  XsollaPaymentsOptions,
} from "./options.ts";
export type { Movement } from "./orders/movement.ts";
export type { Order, OrderLine, OrderStatus, Problem, Refund } from "./orders/order.ts";
export type { PlayerExport } from "./players/export-player.ts";
export { type XsollaPayments, xsollaPayments } from "./xsolla-payments.ts";

/**
 * Keeps a player's items in `xsollaPlayers/{uid}/xsollaInventory/{sku}`: the default for `fulfil`, and for a studio's
 * own to call.
 *
 * @example
 * const fulfil: Fulfil = async (transaction, movement, db) => {
 *   await inventoryFulfil(transaction, movement, db);
 *   if (movement.items.some(({ sku }) => sku === "vip")) transaction.set(db.doc(`guilds/${movement.uid}`), { vip: true });
 * };
 */
export const inventoryFulfil: Fulfil = async (...args) =>
  (await import("./order-store/inventory-fulfil.ts")).inventoryFulfil(...args);

/**
 * Takes virtual currency from where `inventoryFulfil` keeps it: the default for `spend`, and for a host whose own
 * `fulfil` calls `inventoryFulfil`.
 */
export const inventorySpend: Spend = async (...args) =>
  (await import("./spending/inventory-spend.ts")).inventorySpend(...args);

/** Where a player's data is, when it is not in the default database. */
export interface PlayerOptions {
  /** Id of the Firestore database; the same as the option `database` of `xsollaPayments`. */
  database?: string;
}

/**
 * Deletes a player's data, and keeps what accounting needs. Call it after the account was deleted, from a trigger of
 * Firebase Auth, a callable or a script. Calling it again does no harm.
 */
export async function deletePlayer(uid: string, options: PlayerOptions = {}): Promise<void> {
  const [{ deletePlayer }, { createBackend }] = await Promise.all([
    import("./players/delete-player.ts"),
    import("./backend.ts"),
  ]);
  return deletePlayer(createBackend(options), uid);
}

/** Exports everything that is stored about a player as JSON: for a request under the GDPR, say. */
export async function exportPlayer(
  uid: string,
  options: PlayerOptions = {},
): Promise<import("./players/export-player.ts").PlayerExport> {
  const [{ exportPlayer }, { createBackend }] = await Promise.all([
    import("./players/export-player.ts"),
    import("./backend.ts"),
  ]);
  return exportPlayer(createBackend(options), uid);
}
