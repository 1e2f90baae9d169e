import { createServer } from "node:net";
import getPort from "get-port";
import { expect, onTestFinished, test } from "vitest";
import { type NeededPort, portClashMessage, takenPorts } from "../../stack/settings/ports.ts";

const host = "127.0.0.1";
const auth: NeededPort = {
  host,
  port: 9099,
  use: "the Auth emulator",
  setting: '"emulators.auth.port" in firebase.json',
};
const simulator: NeededPort = {
  host,
  port: 5252,
  use: "the Xsolla simulator",
  setting: "XSOLLA_STORE_URL in functions/.env.demo",
};

test("a clash names the port, its use and where to change it", () => {
  expect(portClashMessage([auth], [auth, simulator])).toBe(
    'port 9099 (the Auth emulator) is in use; change it with "emulators.auth.port" in firebase.json',
  );
});

test("a clash of all ports suggests another running stack", () => {
  expect(portClashMessage([auth, simulator], [auth, simulator])).toContain("is another `npm start` running?");
});

test("finds the ports that something listens on, and only those", async () => {
  const [busyPort, freePort] = [await getPort({ host }), await getPort({ host })];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(busyPort, host, resolve));
  onTestFinished(() => void server.close());
  const busy = { ...auth, port: busyPort };
  expect(await takenPorts([busy, { ...auth, port: freePort }])).toEqual([busy]);
});
