import { expect, test } from "vitest";
import { simulatorOrigin } from "../../stack/local-stack.ts";

const LOCAL = "http://127.0.0.1:5252";

test.each([
  ["the demo project", LOCAL, LOCAL, LOCAL],
  ["a trailing slash", LOCAL, `${LOCAL}/`, LOCAL],
  [
    "the demo project on localhost",
    "http://localhost:5252",
    "http://localhost:5252",
    "http://localhost:5252",
  ],
  ["a machine that talks to Xsolla", LOCAL, "https://store.xsolla.com", undefined],
  ["a machine with a stand-in of its own", LOCAL, "http://127.0.0.1:9999", undefined],
  ["a real project", "https://store.xsolla.com", "https://store.xsolla.com", undefined],
  ["nonsense", "not a url", "not a url", undefined],
  ["nothing", undefined, undefined, undefined],
])("the simulator's address for %s", (_name, committed, effective, origin) => {
  expect(simulatorOrigin(committed, effective)).toBe(origin);
});
