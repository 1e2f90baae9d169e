#!/usr/bin/env node
// Plain JavaScript for any Node, so that an old one gets a sentence instead of a syntax error.

const { engines } = require("../package.json");

const [wanted, have] = [engines.node.replace(/^>=/, ""), process.versions.node].map((version) =>
  version.split(".").map(Number),
);
const isOld = have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1]);
if (isOld) {
  console.error(
    `xsolla-firebase-payments needs Node.js ${wanted.join(".")} or newer (24 runs the functions); this is ${process.version}.`,
  );
  process.exit(1);
}
require("../lib/cli/main.js");
