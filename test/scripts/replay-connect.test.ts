import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { connect } from "../../scripts/replay/connect.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("an emulator is not taken for a real project: it would say that every notification was handled", async () => {
  vi.stubEnv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:8080");
  await expect(connect(ROOT, "real-game")).rejects.toThrow(/^FIRESTORE_EMULATOR_HOST is set/);
});
