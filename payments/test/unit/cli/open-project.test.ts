import { expect, test, vi } from "vitest";
import { openProject } from "../../../src/cli/open-project.ts";

test.each(["FIRESTORE_EMULATOR_HOST", "FIREBASE_AUTH_EMULATOR_HOST"])(
  "with %s an emulator is not mistaken for a real project",
  async (name) => {
    vi.unstubAllEnvs();
    vi.stubEnv(name, "127.0.0.1:8080");
    await expect(openProject({ project: "real-game" })).rejects.toThrow(new RegExp(`^${name} is set`));
  },
);
