import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

/** The shop's settings, see README.md. */
export type StorefrontSettings = Record<`VITE_${string}`, string>;

export interface Storefront {
  url: string;
  close: () => Promise<void>;
}

const root = fileURLToPath(new URL(".", import.meta.url));

/** Serves the shop from its sources. Rejects if the port is taken. */
export async function startStorefront(settings: StorefrontSettings, port: number): Promise<Storefront> {
  // Vite passes variables that begin with VITE_ to the page.
  Object.assign(process.env, settings);
  const host = "127.0.0.1";
  // Vite's own server would exit at the first SIGTERM, before the emulators are stopped.
  const http = createHttpServer();
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: "warn",
    clearScreen: false,
    // `npm start` and the tests may each run a shop, which must not share a folder.
    cacheDir: `../node_modules/.vite/${port}`,
    envDir: false,
    server: { host, middlewareMode: true, hmr: { server: http } },
  });
  const close = async () => {
    await vite.close();
    http.close();
    http.closeAllConnections();
  };
  http.on("request", vite.middlewares);
  http.listen(port, host);
  try {
    await once(http, "listening");
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `http://${host}:${port}`, close };
}
