// The entry that Cloud Run and the emulator load. It loads the bundle, with V8's compiled code if `gcp-build` has
// written it. The compile cache must be enabled before the first module of the bundle is compiled, so this file is not
// part of the bundle.
const { existsSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { join } = require("node:path");

const cache = join(__dirname, "compile-cache");
// The folder does not exist on a developer's machine, where Node.js would add files to it at each change of the bundle.
// Node.js ignores compiled code of another version or of another bundle.
if (existsSync(cache)) enableCompileCache(cache);

module.exports = require("./functions.mjs");
