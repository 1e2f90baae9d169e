import { type Studio, unityScene } from "../../../support/healthy-studio.ts";
import type { Faults } from "../fault.ts";

/** Faults that the checks of the group "Game" find. */
export function gameFaults(studio: Studio): Faults {
  return {
    "unity-settings": [
      {
        what: "another region",
        seed: () => studio.folder.write("game/Assets/Shop.unity", unityScene({ region: "europe-west1" })),
        says: 'Assets/Shop.unity has region "europe-west1"',
      },
      {
        what: "another project",
        seed: () => studio.folder.write("game/Assets/Shop.unity", unityScene({ projectId: "demo-xsolla" })),
        says: 'projectId "demo-xsolla"',
      },
      {
        what: "the emulator",
        seed: () =>
          studio.folder.write(
            "game/Assets/Shop.unity",
            unityScene({ functionsEmulator: "http://127.0.0.1:5001" }),
          ),
        says: "functionsEmulator",
      },
    ],
  };
}
