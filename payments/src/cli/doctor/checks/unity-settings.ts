import { count } from "../../count.ts";
import { type Check, fault, ok, skip } from "../check.ts";
import { readUnitySettings } from "../read-unity-settings.ts";

export const unitySettings: Check = {
  id: "unity-settings",
  group: "Game",
  severity: "error",
  run: ({ flags, projectId, isLocal, local, region }) => {
    if (flags.unity === undefined) return skip("needs --unity <path>");
    const found = readUnitySettings(flags.unity);
    if (found.length === 0)
      return skip(`no text scene, prefab or asset in ${flags.unity} has settings of XsollaPayments`);
    const expected = {
      projectId,
      region,
      functionsEmulator: isLocal ? `http://${local.emulators.functions}` : "",
    };
    for (const { file, settings } of found)
      for (const [name, value] of settings) {
        const wanted = expected[name];
        if (value.replace(/\/$/, "") !== wanted)
          return fault(
            `${file} has ${name} "${value}"; the functions are at "${wanted}"`,
            `set ${name} to "${wanted}" in ${file}`,
          );
      }
    return ok(`the game's settings in ${count(found.length, "file")} name the deployed functions`);
  },
};
