import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, inject, test } from "vitest";
import { TYPESCRIPT_VERSIONS, type TypeScriptVersion, typescriptName } from "./context.ts";
import { writeFolder } from "./host.ts";

const { folder } = inject("installed");

/** Compiler options of `firebase init functions`. */
const COMMON = { strict: true, skipLibCheck: true, target: "es2022", noImplicitReturns: true, noEmit: true };

const MODULES = {
  "a CommonJS host, NodeNext": {
    type: "commonjs",
    options: { module: "NodeNext", moduleResolution: "NodeNext" },
  },
  "a CommonJS host, commonjs and node": {
    type: "commonjs",
    options: { module: "commonjs", moduleResolution: "node", esModuleInterop: true },
  },
  "an ES module host, NodeNext": {
    type: "module",
    options: { module: "NodeNext", moduleResolution: "NodeNext" },
  },
} as const;
type ModuleSystem = keyof typeof MODULES;

/** Pairs with every version and every module system at least once. With `--all`, all combinations. */
const PAIRS: [TypeScriptVersion, ModuleSystem][] = [
  ["5.4", "a CommonJS host, NodeNext"],
  ["5.7", "a CommonJS host, commonjs and node"],
  ["5.9", "an ES module host, NodeNext"],
  ["6.0", "a CommonJS host, NodeNext"],
];
const ALL = TYPESCRIPT_VERSIONS.flatMap((version) =>
  Object.keys(MODULES).map((name): [TypeScriptVersion, string] => [version, name]),
);

const HOST = `
import { setGlobalOptions } from "firebase-functions";
import { type Fulfil, inventoryFulfil, type Movement, xsollaPayments } from "xsolla-firebase-payments";

setGlobalOptions({ region: "europe-west1" });

const skusOf = ({ items }: Movement): string[] => items.map(({ sku }) => sku);

const fulfil: Fulfil = async (transaction, movement, db) => {
  await inventoryFulfil(transaction, movement, db);
  const wallet = db.doc("wallets/" + movement.uid);
  if (movement.direction === "grant") transaction.set(wallet, { last: skusOf(movement) }, { merge: true });
};

export const { getXsollaPaymentToken, getXsollaOrderStatus, xsollaWebhook, webhookFakeResponse, reconcileOrders } =
  xsollaPayments({ fulfil, currency: "EUR", returnUrls: ["https://game.example"] });
export { getXsollaPaymentToken as again } from "xsolla-firebase-payments";
`;
const WRONG = `
import { xsollaPayments } from "xsolla-firebase-payments";
export const payments = xsollaPayments({ fulfil: (transaction, movement) => { movement.price = 1; movement.nothing; } });
`;

describe.each(process.env.PACKAGE_TESTS === "all" ? ALL : PAIRS)("TypeScript %s, %s", (version, name) => {
  const { type, options } = Object.entries(MODULES).find(([key]) => key === name)?.[1] ?? fail(name);
  const compile = async (file: string, code: string) => {
    const host = writeFolder(`types/${version} ${name} ${file}`, {
      "package.json": { type },
      "tsconfig.json": {
        compilerOptions: { ...COMMON, ...options, ...deprecations(version) },
        files: [file],
      },
      [file]: code,
    });
    const tsc = join(folder, "node_modules", typescriptName(version), "bin", "tsc");
    return execa(process.execPath, [tsc, "-p", host], { reject: false });
  };

  test("a host compiles", async () => {
    const { stdout, exitCode } = await compile("index.ts", HOST);
    expect(stdout).toBe("");
    expect(exitCode).toBe(0);
  });

  test("a wrong fulfil does not", async () => {
    const { stdout } = await compile("wrong.ts", WRONG);
    expect(stdout).toContain("TS2339");
  });
});

/** Silences the deprecation of `moduleResolution: node` in 6.0. */
const deprecations = (version: TypeScriptVersion) => (version === "6.0" ? { ignoreDeprecations: "6.0" } : {});

function fail(name: string): never {
  throw new Error(`there is no module system "${name}"`);
}
