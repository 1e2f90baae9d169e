// Everything that a document names must exist: linked files and headings, source files, npm commands.
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { filesOf, proseOf, ROOT, textOf } from "./repository.ts";

const documents = filesOf("**/*.md");
/** The build copies these, for the package. */
const BUILT = ["payments/LICENSE"];
const LINK = /(?<!\w)\[[^\]]*\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g;

const linksOf = (path: string): string[] =>
  [
    ...proseOf(path)
      .map(({ line }) => line)
      .join("\n")
      .matchAll(LINK),
  ]
    .map(([, markdown, html]) => markdown ?? html ?? "")
    .filter((target) => !/^[a-z]+:/.test(target));

/** As GitHub makes them from headings. */
const anchorsOf = (path: string): string[] =>
  proseOf(path)
    .filter(({ line }) => /^#+ /.test(line))
    .map(({ line }) =>
      line
        .replace(/^#+ /, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    );

describe.each(documents)("%s", (document) => {
  test("every relative link leads to a file, and to a heading in it", () => {
    const broken = linksOf(document).filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? document : normalize(join(dirname(document), path));
      if (BUILT.includes(file)) return false;
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("every npm command is in package.json", () => {
    const named = [...textOf(document).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = ""]) => name);
    const unknown = named.filter((name) => !(name in scripts));
    expect(unknown).toEqual([]);
  });
});

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf("package.json")));

test("links and commands are found at all", () => {
  expect(documents.flatMap(linksOf).length).toBeGreaterThan(40);
  expect(anchorsOf("CONTRIBUTING.md")).toContain("add-a-notification-type");
  expect(Object.keys(scripts)).toContain("test:unit");
});

test("the map leads to every page", () => {
  const linked = ["docs/README.md", "docs/ARCHITECTURE.md"].flatMap((map) =>
    linksOf(map).map((target) => normalize(join("docs", target.split("#")[0] ?? ""))),
  );
  const pages = documents.filter((path) => path.startsWith("docs/") && path !== "docs/README.md");
  expect(pages.length).toBeGreaterThan(25);
  expect(pages.filter((page) => !linked.includes(page))).toEqual([]);
});

/** Files and folders that a build makes, or that are in a studio's project. */
const ELSEWHERE = [
  "dist",
  "node_modules/xsolla-firebase-payments/firestore",
  "npm-shrinkwrap.json",
  "Packages/manifest.json",
  "source/src/index.ts",
  "xsolla",
  "xsolla/package.json",
];

const known = [...ELSEWHERE, ...filesOf("**/*")];

test.each(documents)("%s names only files and folders that exist", (document) => {
  const named = [...textOf(document).matchAll(/`([\w.~-]+(?:\/[\w.~-]+)*\/?)`/g)].map(
    ([, name = ""]) => name,
  );
  const missing = named
    .filter((name) => name.endsWith("/") || /\.(?:ts|mjs|cs|html|json|rules|yml)$/.test(name))
    .map((name) => name.replace(/\/$/, ""))
    .filter((name) => !known.some((path) => path === name || path.endsWith(`/${name}`)));
  expect(missing).toEqual([]);
});
