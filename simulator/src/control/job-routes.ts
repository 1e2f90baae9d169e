import { Hono } from "hono";
import type { World } from "../world.ts";
import { ControlError } from "./control-error.ts";

/**
 * Runs the studio's scheduled functions on request, at the simulated time: by hand, so without Cloud Scheduler's name
 * of the job.
 */
export function jobRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(world.jobs.map(({ name, title }) => ({ name, title }))));
  app.post("/:name", async (c) => {
    const job = world.jobs.find(({ name }) => name === c.req.param("name"));
    if (!job) throw new ControlError(404, "There is no such scheduled function.");
    const headers = { "X-CloudScheduler-ScheduleTime": world.now().toISOString() };
    const response = await fetch(job.url, { method: "POST", headers }).catch(() => undefined);
    if (!response) throw new ControlError(409, `${job.name} cannot be reached.`);
    await response.body?.cancel();
    if (!response.ok) throw new ControlError(409, `${job.name} ended with ${response.status}; see its log.`);
    return c.body(null, 204);
  });
  return app;
}
