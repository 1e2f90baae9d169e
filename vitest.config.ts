import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that share one stack: one file after the other. */
const onTheStack = {
  globalSetup: "test/support/global-setup.ts",
  // The emulator loads the functions anew for every request that is under way at the same time.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  fileParallelism: false,
};

export default defineConfig({
  // The host in functions/ as it is written, on the library as it is written.
  resolve: {
    alias: { "xsolla-firebase-payments": fileURLToPath(new URL("payments/src/index.ts", import.meta.url)) },
  },
  test: {
    silent: "passed-only",
    // A busy machine takes long to start a process. A test of a time limit measures the time itself.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "payments/test/unit/**/*.test.ts",
            "simulator/test/**/*.test.ts",
            "test/{commands,soak,stack,style,support}/**/*.test.ts",
            "test/unity/{package,lightbox}.test.ts",
          ],
        },
      },
      {
        extends: true,
        test: {
          name: "emulator",
          include: ["payments/test/in-process/**/*.test.ts", "test/from-outside/**/*.test.ts"],
          ...onTheStack,
        },
      },
      {
        extends: true,
        test: { name: "browser", include: ["test/browser/**/*.test.ts"], ...onTheStack },
      },
      // Installs the tarball that was built.
      {
        extends: true,
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          globalSetup: "test/package/global-setup.ts",
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      // Needs Mono.
      {
        extends: true,
        test: {
          name: "unity",
          include: ["test/unity/**/*.test.ts"],
          exclude: ["test/unity/{package,lightbox}.test.ts"],
          ...onTheStack,
        },
      },
    ],
  },
});
