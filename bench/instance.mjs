// An instance of the deployed `xsollaWebhook`, as in Cloud Run: a process that serves it and reports its memory.
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import functions from "../functions/lib/index.cjs";

const EVERY_MS = 50;

const tell = (message) => process.send({ rssBytes: process.memoryUsage().rss, ...message });

/** Adds to a request and a response what Firebase gives a handler: the raw body, and Express's methods. */
const server = createServer(async (request, response) => {
  request.rawBody = await buffer(request);
  request.header = (name) => request.headers[name.toLowerCase()];
  response.status = (code) => Object.assign(response, { statusCode: code });
  response.set = () => response;
  response.send = (body) => response.end(JSON.stringify(body));
  await functions.xsollaWebhook(request, response);
});
server.listen(0, "127.0.0.1", () => {
  tell({ port: server.address().port, limitMiB: functions.xsollaWebhook.__endpoint.availableMemoryMb });
  setInterval(tell, EVERY_MS, {});
});
process.on("disconnect", () => process.exit());
