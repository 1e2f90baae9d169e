/**
 * The public API: the factory, and the functions that a studio's own code calls. Importing this module declares no
 * parameter, and loads neither Firestore nor Auth.
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
 * Keeps a player's items in `xsollaPlayers/{uid}/xsollaInventory/{sku}`. A grant adds to `quantity` and a revocation
 * subtracts from it, so `quantity` can become negative if refunded items were already used. Items that expire also have
 * `expiresAt`. The document is described in docs/reference/storage.md.
 *
 * It is the default of the option `fulfil`. A studio's own `fulfil` can call it and do more in the same transaction.
 *
 * @example
 * const fulfil: Fulfil = async (transaction, movement, db) => {
 *   await inventoryFulfil(transaction, movement, db);
 *   const isVip = movement.direction === "grant";
 *   if (movement.items.some(({ sku }) => sku === "vip"))
 *     transaction.set(db.doc(`guilds/${movement.uid}`), { vip: isVip }, { merge: true });
 * };
 */
export const inventoryFulfil: Fulfil = async (...args) =>
  (await import("./order-store/inventory-fulfil.ts")).inventoryFulfil(...args);

/**
 * Takes virtual currency from `xsollaPlayers/{uid}/xsollaInventory/{sku}`, where `inventoryFulfil` keeps it. It is the
 * default of the option `spend`, unless the host has its own `fulfil`. A host whose `fulfil` calls `inventoryFulfil`
 * can pass it as `spend`.
 *
 * @throws an error with the failure `not-enough-currency` if the balance is too low
 *
 * @example
 * module.exports = xsollaPayments({ fulfil, spend: inventorySpend });
 */
export const inventorySpend: Spend = async (...args) =>
  (await import("./spending/inventory-spend.ts")).inventorySpend(...args);

/** Names the database of a player's data. */
export interface PlayerOptions {
  /** Id of the Firestore database, as in the option `database` of `xsollaPayments`. Default: `(default)`. */
  database?: string;
}

/**
 * Deletes a player's data, and keeps the data that accounting needs: docs/operating/deleting-players.md lists both.
 * Call it after the account was deleted, from a trigger of Firebase Auth, a callable or a script. A repeated call
 * is harmless. An order that is paid later grants nothing.
 *
 * @throws an error if `uid` cannot be a uid of Firebase Auth, or if Firestore is unavailable
 *
 * @example
 * exports.onUserDeleted = auth.user().onDelete(({ uid }) => deletePlayer(uid));
 */
export async function deletePlayer(uid: string, options: PlayerOptions = {}): Promise<void> {
  const [{ deletePlayer }, { createBackend }] = await Promise.all([
    import("./players/delete-player.ts"),
    import("./backend.ts"),
  ]);
  return deletePlayer(createBackend(options), uid);
}

/**
 * Exports all data that is stored about a player, for example for a request under the GDPR. The result can be written
 * as JSON: times are text in ISO 8601. It leaves out payment tokens, because they are credentials.
 *
 * @throws an error if `uid` cannot be a uid of Firebase Auth, or if Firestore is unavailable
 *
 * @example
 * const { documents } = await exportPlayer(uid);
 * await writeFile(`${uid}.json`, JSON.stringify(documents, null, 2));
 */
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
