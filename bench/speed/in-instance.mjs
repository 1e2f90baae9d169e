// Loaded into each instance before the functions-framework. It serves the public keys of ID tokens in Google's place,
// so that the production code verifies them, and it reports the resources that the process has used.
import http from "node:http";
import https from "node:https";

const { BENCH_KEYS_PORT } = process.env;
const request = https.request;
https.request = (options, ...rest) =>
  options.host === "www.googleapis.com" || options.hostname === "www.googleapis.com"
    ? http.request(
        {
          ...options,
          protocol: "http:",
          host: "127.0.0.1",
          hostname: "127.0.0.1",
          port: BENCH_KEYS_PORT,
          agent: undefined,
        },
        ...rest,
      )
    : request(options, ...rest);

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage().rss });
});
process.on("disconnect", () => process.exit());
