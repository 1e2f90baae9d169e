import { expect, test, vi } from "vitest";
import { connect } from "../../../src/cli/connect.ts";

test.each(["FIRESTORE_EMULATOR_HOST", "FIREBASE_AUTH_EMULATOR_HOST"])(
  "with %s an emulator is not taken for a real project: every notification would seem handled",
  async (name) => {
    vi.unstubAllEnvs();
    vi.stubEnv(name, "127.0.0.1:8080");
    await expect(connect({ project: "real-game" })).rejects.toThrow(new RegExp(`^${name} is set`));
  },
);
