import type { World } from "../world.ts";
import type { Reader } from "./is-visible.ts";

/** The context of a view: how the same item looks to different readers depends on it. */
export interface View extends Reader {
  world: World;
  locale: string;
  currency: string;
  /** Origin of the images. */
  origin: string;
  additionalFields: string[];
}
