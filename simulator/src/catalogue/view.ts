import type { World } from "../world.ts";
import type { Reader } from "./is-visible.ts";

/** What the view of an item depends on beside the item. */
export interface View extends Reader {
  world: World;
  locale: string;
  currency: string;
  /** Origin of the images. */
  origin: string;
  additionalFields: string[];
}
