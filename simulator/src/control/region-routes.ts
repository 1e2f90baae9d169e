import { Hono } from "hono";
import { region } from "../catalogue/region.ts";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { readBody } from "./read-body.ts";

const regionChange = region.omit({ id: true }).partial({ name: true });

/** Serves the regions of the simulated project with their countries. */
export function regionRoutes({ catalogue }: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(catalogue.regions));
  app.put("/:id{[1-9][0-9]*}", async (c) => {
    const id = Number(c.req.param("id"));
    const { countries, name } = await readBody(c, regionChange);
    const changed = {
      id,
      name: name ?? catalogue.findRegion(id)?.name ?? { "en-US": `Region ${id}` },
      countries,
    };
    catalogue.putRegion(changed);
    return c.json(changed);
  });
  app.delete("/:id", (c) => {
    const found = catalogue.findRegion(Number(c.req.param("id")));
    if (!found) throw new ControlError(404, "There is no such region.");
    catalogue.removeRegion(found.id);
    return c.body(null, 204);
  });
  return app;
}
