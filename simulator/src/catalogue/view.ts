import type { World } from "../world.ts";
import type { Reader } from "./is-visible.ts";

/** How items are shown to a reader. */
export interface View extends Reader {
  world: World;
  locale: string;
  currency: string;
  /** Origin of the images. */
  origin: string;
  additionalFields: string[];
}
