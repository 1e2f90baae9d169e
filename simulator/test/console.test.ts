import { expect, test } from "vitest";
import { openStudio } from "./studio.ts";

/** Lists the paths that a page or script loads: src, href of link elements, and imports. */
const namedIn = (text: string) =>
  [...text.matchAll(/(?:src|<link rel="stylesheet" href)="(\/[^"]+)"|from "\.\/([^"]+)"/g)].map(
    ([, path, file]) => path ?? `/console/${file}`,
  );

test("the page's files are served, and its policy allows no others", async () => {
  const { get } = await openStudio();
  const page = await get("/");
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  expect(page.headers.get("content-security-policy")).not.toContain("unsafe");
  expect(page.text).not.toMatch(/<script(?![^>]* src=)| style=| on[a-z]+=/);
  const seen = new Set<string>();
  const open = namedIn(page.text);
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const file = await get(path);
    expect([path, file.status]).toEqual([path, 200]);
    expect(file.headers.get("content-type")).toMatch(
      path.endsWith(".css") ? /^text\/css/ : /^text\/javascript/,
    );
    open.push(...namedIn(file.text));
  }
  expect(seen.size).toBe(11);
});

test("no other file is served", async () => {
  const { get } = await openStudio();
  for (const path of [
    "/console/../console-routes.ts",
    "/console/%2e%2e%2fconsole-routes.ts",
    "/console/none.js",
  ])
    expect((await get(path)).status).toBe(404);
});
