// What Cloud Run and the emulator load: the bundle, with V8's compiled code where `gcp-build` has left it. That must be on
// before the first module of the bundle is compiled, so this file is not part of it.
const { existsSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { join } = require("node:path");

const cache = join(__dirname, "compile-cache");
// Missing on a developer's machine, where Node.js would fill it with each change of the bundle. Code of another Node.js
// version or of another bundle is ignored.
if (existsSync(cache)) enableCompileCache(cache);

module.exports = require("./functions.mjs");
