import { defineConfig } from "vitest/config";

/** Tests that share one stack: one file after the other. */
const onTheStack = {
  globalSetup: "test/support/global-setup.ts",
  // The emulator loads the functions anew for every request that is under way at the same time.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 10_000 } },
  fileParallelism: false,
};

export default defineConfig({
  test: {
    silent: "passed-only",
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "functions/test/unit/**/*.test.ts",
            "simulator/test/**/*.test.ts",
            "test/scripts/**/*.test.ts",
            "test/unity/{package,lightbox}.test.ts",
          ],
        },
      },
      {
        test: {
          name: "emulator",
          include: ["functions/test/emulator/**/*.test.ts", "test/emulator/**/*.test.ts"],
          ...onTheStack,
        },
      },
      {
        test: { name: "browser", include: ["test/browser/**/*.test.ts"], ...onTheStack },
      },
      // Needs Mono.
      {
        test: {
          name: "unity",
          include: ["test/unity/*.test.ts"],
          exclude: ["test/unity/{package,lightbox}.test.ts"],
          ...onTheStack,
        },
      },
    ],
  },
});
