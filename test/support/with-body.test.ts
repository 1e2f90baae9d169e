import { once } from "node:events";
import { createServer, request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { withBody } from "./with-body.ts";

test("a stand-in survives a client that aborts its request, and answers the next one", async () => {
  const bodies: string[] = [];
  const server = createServer(
    withBody((_request, response, body) => {
      bodies.push(body.toString());
      response.end(`got ${body}`);
    }),
  );
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  process.on("unhandledRejection", onFailure);
  onTestFinished(() => {
    process.off("unhandledRejection", onFailure);
    server.close();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const url = `http://127.0.0.1:${port}/`;

  const aborted = request(url, { method: "POST", headers: { "content-length": 10 } });
  aborted.on("error", () => {});
  aborted.write("half");
  const [incoming] = await once(server, "request");
  const closed = new Promise((resolve) => incoming.once("close", resolve));
  aborted.destroy();
  await closed;

  const sent = request(url, { method: "POST" }).end("whole");
  const [answer] = await once(sent, "response");
  expect(await text(answer)).toBe("got whole");
  expect(bodies).toEqual(["whole"]);
  expect(failures).toEqual([]);
});
