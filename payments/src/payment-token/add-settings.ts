import { z } from "zod";
import type { Caller } from "../callable/verify-caller.ts";
import { fail } from "../failure.ts";
import type { SettingsFor } from "../options.ts";
import type { TokenCallBody } from "../xsolla/create-payment-token.ts";
import type { PaymentTokenRequest } from "./parse-request.ts";

const anyFields = z.record(z.string(), z.unknown());

/** `user.id` and `external_id` connect the order at Xsolla with the player and the order document. */
const addedSettings = z.strictObject({
  user: anyFields.refine((user) => !("id" in user), "settingsFor may not set user.id").optional(),
  settings: anyFields
    .refine((settings) => !("external_id" in settings), "settingsFor may not set external_id")
    .optional(),
  custom_parameters: anyFields.optional(),
});

/**
 * Calls the studio's `settingsFor`, and merges the returned fields deeply into the body of the token call.
 *
 * @throws FailureError `internal` if `settingsFor` throws, or if it returns a field that it may not set
 */
export function addSettings(
  body: TokenCallBody,
  settingsFor: SettingsFor,
  caller: Caller,
  { lines, returnUrl, paymentMethod, language }: PaymentTokenRequest,
): TokenCallBody {
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
    const {
      user = {},
      settings = {},
      custom_parameters,
    } = addedSettings.parse(settingsFor(buyer, request) ?? {});
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

/** Merges deeply. A value in `extra` overrides the one in `base`, and a list in it replaces the whole list. */
function merge<T extends object>(base: T, extra: Record<string, unknown>): T {
  const merged = Object.entries(extra).map(([name, value]) => {
    const known: unknown = Reflect.get(base, name);
    return [name, isObject(known) && isObject(value) ? merge(known, value) : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
