import { z } from "zod";

/**
 * Countries in which an item is sold.
 * https://developers.xsolla.com/items-catalog/catalog-features/regional-restrictions
 */
export const region = z.strictObject({
  id: z.int().min(1),
  /** By locale, such as `en-US`. */
  name: z.record(z.string().regex(/^[a-z]{2}-[A-Z]{2}$/), z.string()),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
});
export type Region = z.infer<typeof region>;

/** Makes the example regions. They are new at each call, because tests change them. */
export const exampleRegions = (): Region[] => [
  { id: 44, name: { "en-US": "Japan", "fr-FR": "Japon" }, countries: ["JP"] },
  { id: 45, name: { "en-US": "Europe", "fr-FR": "Europe" }, countries: ["AT", "DE", "ES", "FR", "GB", "IT"] },
];
