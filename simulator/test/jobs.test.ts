import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { openStudio } from "./studio.ts";

test("a scheduled function of the studio's is run by hand, at the simulated time", async () => {
  const scheduled: unknown[] = [];
  const studio = createServer((request, response) => {
    scheduled.push([request.method, request.url, request.headers["x-cloudscheduler-scheduletime"]]);
    response.writeHead(request.url === "/fails" ? 500 : 200).end();
  });
  onTestFinished(() => void studio.close());
  await once(studio.listen(0, "127.0.0.1"), "listening");
  const address = studio.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const { get, post } = await openStudio({
    now: () => new Date("2026-03-01T12:00:00Z"),
    jobs: [
      { name: "audit", title: "Run the audit", url: `${url}/audit` },
      { name: "sweep", title: "Run the sweep", url: `${url}/fails` },
    ],
  });
  expect((await get("/simulator/jobs")).body).toEqual([
    { name: "audit", title: "Run the audit" },
    { name: "sweep", title: "Run the sweep" },
  ]);
  expect((await post("/simulator/jobs/audit")).status).toBe(204);
  expect(scheduled).toEqual([["POST", "/audit", "2026-03-01T12:00:00.000Z"]]);
  expect(await post("/simulator/jobs/sweep")).toMatchObject({
    status: 409,
    body: { error: expect.stringMatching(/500/) },
  });
  expect((await post("/simulator/jobs/other")).status).toBe(404);
});

test("without jobs there are none", async () => {
  const { get } = await openStudio();
  expect((await get("/simulator/jobs")).body).toEqual([]);
});
