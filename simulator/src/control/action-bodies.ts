import { z } from "zod";
import { type Overrides, overrides } from "../options.ts";
import type { PayOptions } from "../payments/pay-order.ts";

/** Body of each request that pays. */
export const payBody = overrides.extend({
  duplicate: z.int().min(1).max(20).exactOptional(),
  promoCode: z.string().min(1).max(128).exactOptional(),
  validateUser: z.boolean().exactOptional(),
});

export const sendAgainBody = z.strictObject({
  /** Index in the list of webhooks, from 0. Default: the last one. */
  webhook: z.int().min(0).exactOptional(),
  copies: z.int().min(1).max(20).default(1),
});

export const refundBody = overrides.extend({
  code: z.int().default(1),
  reason: z.string().default("Cancellation by the user request / the game request"),
});

/** A decimal above 0, as a number or as text. */
export const amount = z
  .union([z.number().transform(String), z.string()])
  .refine((text) => /^\d+(\.\d+)?$/.test(text) && Number(text) > 0, "must be a decimal above 0");

export const partialRefundBody = refundBody.extend({
  amount,
  date: z.iso.datetime({ offset: true }).optional(),
});

/** Picks the fields that say how to pay. */
export const payOptionsOf = (body: PayOptions): PayOptions => z.object(payBody.shape).parse(body);

/** Picks the fields that replace settings for one action. */
export const overridesOf = (body: Overrides): Overrides => z.object(overrides.shape).parse(body);
