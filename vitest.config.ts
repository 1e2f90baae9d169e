import { defineConfig } from "vitest/config";

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
          ],
        },
      },
      {
        test: {
          name: "emulator",
          include: ["functions/test/emulator/**/*.test.ts", "test/emulator/**/*.test.ts"],
          globalSetup: "test/stack/global-setup.ts",
          // The emulator loads the functions anew for every request that is under way at the same time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
