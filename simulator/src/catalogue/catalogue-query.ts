import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { z } from "zod";
import { currencyOf } from "../countries.ts";
import { countryOfAddress } from "../country-of-address.ts";
import { readSchema } from "../read-schema.ts";
import type { World } from "../world.ts";
import type { View } from "./view.ts";

/** Default and maximum number of items in one answer. */
const PAGE = 50;

const query = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .default(PAGE)
    .transform((limit) => Math.min(limit, PAGE)),
  offset: z.coerce.number().int().min(0).default(0),
  locale: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default("en"),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  promo_code: z.string().min(1).max(128).optional(),
  show_inactive_time_limited_items: z.enum(["0", "1"]).default("0"),
});

/** Reads the query of a catalogue call. Some reads take neither country nor language. */
export function catalogueQuery(world: World, c: Context, { isLocalized = true } = {}) {
  const asked = readSchema(query, c.req.query());
  const country = (isLocalized ? asked.country : undefined) ?? countryOfCaller(c) ?? "US";
  const view: View = {
    world,
    locale: isLocalized ? asked.locale : "en",
    country,
    currency: currencyOf(country) ?? "USD",
    origin: new URL(c.req.url).origin,
    userId: userOf(world, c),
    additionalFields: c.req.queries("additional_fields[]") ?? [],
  };
  return { ...asked, withInactive: asked.show_inactive_time_limited_items === "1", view };
}

/** Finds the country of the caller's address. For a server, that is the country of its data centre. */
const countryOfCaller = (c: Context) =>
  countryOfAddress(c.req.header("x-forwarded-for")?.split(",")[0] ?? getConnInfo(c).remote.address);

/** Finds the buyer of the payment token in the Authorization header. */
function userOf(world: World, c: Context): string | undefined {
  const token = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  return token === undefined ? undefined : world.orderByToken(token)?.user.id;
}
