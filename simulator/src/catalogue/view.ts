import type { World } from "../world.ts";

/** How items are shown to the one who asks. */
export interface View {
  world: World;
  locale: string;
  currency: string;
  /** Origin of the images. */
  origin: string;
  /** Known when the caller is signed in. */
  userId: string | undefined;
  additionalFields: string[];
}
