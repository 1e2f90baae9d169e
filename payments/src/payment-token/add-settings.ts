import { z } from "zod";
import type { Caller } from "../callable/verify-caller.ts";
import { fail } from "../failure.ts";
import type { SettingsFor } from "../options.ts";
import type { PaymentTokenRequest as TokenRequest } from "../xsolla/create-payment-token.ts";
import type { PaymentTokenRequest } from "./parse-request.ts";

const some = z.record(z.string(), z.unknown());

/** `user.id` and `external_id` connect the order with the player and the record of it. */
const added = z.strictObject({
  user: some.refine((user) => !("id" in user), "settingsFor may not set user.id").optional(),
  settings: some
    .refine((settings) => !("external_id" in settings), "settingsFor may not set external_id")
    .optional(),
  custom_parameters: some.optional(),
});

/**
 * Merges what the studio's `settingsFor` returns deeply into a token call.
 *
 * @throws FailureError `internal` for what it throws, and for a field that it may not set
 */
export function addSettings(
  body: TokenRequest,
  settingsFor: SettingsFor,
  caller: Caller,
  { lines, returnUrl, paymentMethod, language }: PaymentTokenRequest,
): TokenRequest {
  const { email, name, country } = body.user;
  const { currency } = body.settings;
  try {
    const buyer = {
      uid: caller.uid,
      claims: caller.claims,
      ...(email && { email: email.value }),
      ...(name && { name: name.value }),
      ...(country?.value && { country: country.value }),
      ...(currency && { currency }),
    };
    const request = {
      items: lines,
      ...(returnUrl !== undefined && { returnUrl }),
      ...(paymentMethod !== undefined && { paymentMethod }),
      ...(language !== undefined && { language }),
    };
    const { user = {}, settings = {}, custom_parameters } = added.parse(settingsFor(buyer, request) ?? {});
    return {
      ...body,
      user: merge(body.user, user),
      settings: merge(body.settings, settings),
      // Xsolla refuses an object without properties.
      ...(custom_parameters && Object.keys(custom_parameters).length > 0 && { custom_parameters }),
    };
  } catch (error) {
    return fail({ reason: "internal", error });
  }
}

/** What `extra` says wins; lists are replaced as a whole. */
function merge<T extends object>(base: T, extra: Record<string, unknown>): T {
  const merged = Object.entries(extra).map(([name, value]) => {
    const known: unknown = Reflect.get(base, name);
    return [name, isObject(known) && isObject(value) ? merge(known, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
