// Entry of every npm command of this repository. On a fresh clone nothing is installed and Node may be as old as 20.
// Therefore this file and scripts/bootstrap/ are plain JavaScript without dependencies. The commands themselves, in
// TypeScript, run on Node 24, which is one of the dependencies.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFunctions } from "./bootstrap/build-functions.mjs";
import { installDependencies } from "./bootstrap/install-dependencies.mjs";
import { exitCodeOf, run } from "./bootstrap/run-child.mjs";

const OLDEST_NODE = 20;

/**
 * What each command needs before its script starts. `build` has no script. A command with `help` does not read its
 * arguments itself.
 */
const COMMANDS = {
  build: {
    build: "always",
    help: "Builds the functions, ready to deploy, and the library's tarball in dist/.",
  },
  check: { build: "never", script: "scripts/check.ts", help: "Checks format, lint, types and unused code." },
  start: {
    build: "when stale",
    script: "scripts/start.ts",
    help: "Runs the emulators, the functions, the simulator and the shop, until Ctrl-C.",
  },
  buy: { build: "when stale", script: "scripts/buy.ts" },
  init: { build: "always", library: true },
  connect: { build: "when stale", library: true },
  doctor: { build: "when stale", library: true },
  alerts: { build: "when stale", library: true },
  replay: { build: "when stale", library: true },
  problems: { build: "when stale", library: true },
  refund: { build: "when stale", library: true },
  audit: { build: "when stale", library: true },
  simulator: { build: "never", script: "scripts/simulator.ts" },
  "send-webhook": { build: "never", script: "scripts/send-webhook.ts" },
  soak: { build: "always", script: "scripts/soak.ts" },
  screenshots: {
    build: "when stale",
    script: "scripts/screenshots.ts",
    help: "Takes the pictures in docs/images.",
  },
  docs: { build: "never", script: "scripts/docs.ts", help: "Writes the pages that are made from the code." },
  test: {
    build: "always",
    script: "scripts/test.ts",
    usage: "npm test, or npm run test:<part> -- [Vitest's options]",
    help: "Runs all tests, or those of a part: unit, emulator, browser, unity, package, mutation.",
  },
  bench: { build: "always", script: "bench/bench.ts" },
};

const root = fileURLToPath(new URL("..", import.meta.url));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`\nfailed: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (command === undefined)
    throw new Error(`there is no command "${name}"; try ${Object.keys(COMMANDS).join(", ")}`);
  const asksForHelp = args.some((argument) => argument === "--help" || argument === "-h");
  if (command.help !== undefined) {
    const { usage = `npm run ${name}`, help } = command;
    if (asksForHelp) {
      console.log(`Usage: ${usage}\n\n${help}`);
      return 0;
    }
    if (args.length > 0 && command.usage === undefined)
      throw new Error(`npm run ${name} takes no arguments: ${args.join(" ")}`);
  }
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new Error(
      `Node.js ${OLDEST_NODE} or newer is needed, this is ${process.version}. Get it from https://nodejs.org`,
    );
  }
  await installDependencies(root);
  const node = node24();
  // The library's help needs some build, and a script's help needs none.
  if (!asksForHelp) await buildFunctions(root, node, command);
  else if (command.library) await buildFunctions(root, node, { ...command, build: "when stale" });
  const program = programOf(name, command);
  if (program === undefined) return 0;
  // Commands of the library name themselves as they were called, in help and hints (payments/src/cli/command-line.ts).
  const env = { ...environment(), ...(command.library && { XSOLLA_PAYMENTS_RUN_BY: "npm" }) };
  return exitCodeOf(await run(node, [...program, ...args], { env }));
}

/** Finds a command's program: the library's own command line, or a script of this repository. */
function programOf(name, { library, script }) {
  if (library) return [join(root, "payments", "bin", "xsolla-firebase-payments.js"), name];
  return script && [join(root, script)];
}

/** Finds Node 24: the `node` package's, or the running one if npm's install scripts are off. */
function node24() {
  const bundled = join(
    root,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(bundled)) return bundled;
  if (process.versions.node.startsWith("24.")) return process.execPath;
  throw new Error(
    "the `node` package has not installed Node 24 (are install scripts off?); run: npm rebuild node",
  );
}

/** Puts Node 24 first in PATH: the emulators and the functions start `node` by name. */
function environment() {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const bin = join(root, "node_modules", ".bin");
  return { ...process.env, [pathName]: [bin, process.env[pathName]].filter(Boolean).join(delimiter) };
}
