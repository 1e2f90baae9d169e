// An esbuild plugin that makes Firestore's client load only the code that a first request needs, and the rest at its
// first use. Nothing is left out. As published, the package loads the administrative client, 1.4 MB of generated code
// for message classes and the descriptors of 250 messages before the first read, which is a third of a cold start.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Modules that only re-export other modules, by path in the package, and the source of each export. */
const RE_EXPORTING = {
  "src/index.js": {
    v1: 'require("./v1")',
    FirestoreAdminClient: 'require("./v1").FirestoreAdminClient',
    FirestoreClient: 'require("./v1").FirestoreClient',
    protos: 'require("../protos/protos")',
    default: "exports",
  },
  "src/v1/index.js": {
    FirestoreAdminClient: 'require("./firestore_admin_client").FirestoreAdminClient',
    FirestoreClient: 'require("./firestore_client").FirestoreClient',
  },
};

/**
 * Parts of protos.json that no message of the data client refers to. Those of `google.api` and of `google.protobuf`
 * describe proto files; protobufjs brings its own.
 */
const UNUSED = [
  ["google", "firestore", "admin"],
  ["google", "longrunning"],
  ["google", "type", "DayOfWeek"],
  ["google", "api"],
];

/** Messages of `google.protobuf` that data is made of. */
const DATA = /^(Timestamp|Duration|Any|Empty|FieldMask|Struct|.*Value)$/;

const PACKAGE = /@google-cloud[\\/]firestore-api[\\/]build[\\/]/;
const LOCATIONS = "this.locationsClient = new this._gaxModule.LocationsClient(this._gaxGrpc, opts);";
const LAZY_LOCATIONS = `
        let locationsClient;
        Object.defineProperty(this, "locationsClient", {
            configurable: true,
            enumerable: true,
            get: () => locationsClient ??= new this._gaxModule.LocationsClient(this._gaxGrpc, opts),
        });`;

export const lazyFirestore = {
  name: "lazy-firestore",
  setup(build) {
    build.onLoad({ filter: new RegExp(`${PACKAGE.source}src[\\\\/](v1[\\\\/])?index\\.js$`) }, ({ path }) => {
      const module = path.split(PACKAGE)[1].replaceAll("\\", "/");
      const getters = RE_EXPORTING[module];
      const exported = Object.keys(createRequire(path)(path)).toSorted();
      // Another version of the package has other exports. Loading it as published is slower, but correct.
      if (String(exported) !== String(Object.keys(getters).toSorted())) return unchanged(path);
      return { contents: lazyExports(getters) };
    });
    build.onLoad(
      { filter: new RegExp(`${PACKAGE.source}src[\\\\/]v1[\\\\/]firestore_client\\.js$`) },
      async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (!text.includes(LOCATIONS)) return unchanged(path);
        return { contents: text.replace(LOCATIONS, LAZY_LOCATIONS) };
      },
    );
    build.onResolve({ filter: /protos\.json$/ }, ({ importer, path }) =>
      PACKAGE.test(importer) && importer.endsWith("firestore_client.js")
        ? { path: createRequire(importer).resolve(path), namespace: "data-protos" }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "data-protos" }, async ({ path }) => {
      const protos = JSON.parse(await readFile(path, "utf8"));
      return { contents: JSON.stringify(withoutUnused(protos)), loader: "json" };
    });
  },
};

/** Leaves a module as it is, with a warning of the build. The functions work, but start more slowly. */
const unchanged = (path) => ({
  warnings: [
    { text: `${path} has another form than expected, so it is loaded at once and cold starts are slower` },
  ],
});

function lazyExports(getters) {
  const properties = Object.entries(getters).map(
    ([name, from]) => `  ${name}: { enumerable: true, get: () => ${from} },`,
  );
  return `Object.defineProperty(exports, "__esModule", { value: true });
Object.defineProperties(exports, {
${properties.join("\n")}
});`;
}

function withoutUnused(protos) {
  for (const path of UNUSED) {
    const parent = path.slice(0, -1).reduce((inner, name) => inner?.nested?.[name], protos);
    delete parent?.nested?.[path.at(-1)];
  }
  const { nested } = protos.nested.google.nested.protobuf;
  for (const name of Object.keys(nested)) if (!DATA.test(name)) delete nested[name];
  return protos;
}
