import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { z } from "zod";
import { HOST } from "../../stack/temporary/new-project.ts";

const address = z.object({ port: z.number() });

interface Published {
  packageJson: { name: string; version: string };
  tarball: Buffer;
}

export interface Registry {
  url: string;
  close: () => void;
}

/**
 * Starts an npm registry on this machine with one package. It redirects to the usual registry for all others.
 *
 * @param usual address of the usual registry
 */
export async function startRegistry({ packageJson, tarball }: Published, usual: string): Promise<Registry> {
  const { name, version } = packageJson;
  const file = `/${name}/-/${name}-${version}.tgz`;
  const server = createServer(({ url = "/", headers: { host } }, response) => {
    if (url === file) {
      response.end(tarball);
      return;
    }
    if (url !== `/${name}`) {
      response.writeHead(302, { location: new URL(url, usual).href }).end();
      return;
    }
    const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
    const dist = { tarball: `http://${host}${file}`, integrity };
    response.setHeader("content-type", "application/json").end(
      JSON.stringify({
        name,
        "dist-tags": { latest: version },
        versions: { [version]: { ...packageJson, dist } },
      }),
    );
  });
  server.listen(0, HOST);
  await once(server, "listening");
  const { port } = address.parse(server.address());
  return { url: `http://${HOST}:${port}/`, close: () => server.close() };
}
