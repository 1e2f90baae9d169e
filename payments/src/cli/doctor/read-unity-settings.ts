import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = ["projectId", "region", "functionsEmulator"] as const;
type UnityName = (typeof NAMES)[number];
type Settings = [UnityName, string][];

/** Settings of `XsollaPayments` that a file of a Unity project has; a prefab in a scene has only those that differ. */
export interface UnityFile {
  /** Path below the project's folder. */
  file: string;
  settings: Settings;
}

/**
 * Reads the settings that a game's scenes, prefabs and assets give to `XsollaPayments`. Unity writes them as YAML, one
 * field in a line; files in its binary form are passed over.
 */
export function readUnitySettings(folder: string): UnityFile[] {
  const found = globSync("**/*.{unity,prefab,asset}", {
    cwd: folder,
    exclude: (path) => /(^|[\\/])(Library|Temp|Logs|node_modules)$/.test(path),
  })
    .sort()
    .map((file) => ({ file, objects: readObjects(readFileSync(join(folder, file), "utf8")) }));
  const hasAsset = found.some(({ file, objects }) => file.endsWith(".asset") && objects.length > 0);
  return found.flatMap(({ file, objects }) => {
    const own = objects.filter((object) => !hasAsset || !leavesToAsset(object));
    return own.length > 0 ? [{ file, settings: own.flat() }] : [];
  });
}

/** A component without a project takes everything from the settings asset. */
const leavesToAsset = (settings: Settings) =>
  settings.some(([name, value]) => name === "projectId" && value === "");

/** Each object in a file begins with `--- !u!`; only settings of the payments have all three fields. */
const readObjects = (text: string): Settings[] =>
  text
    .split(/^--- /m)
    .flatMap((object) => [fieldsOf(object), overridesOf(object)])
    .filter(({ length }) => length > 0);

function fieldsOf(object: string): Settings {
  const found = NAMES.flatMap((name) => {
    const value = new RegExp(`^\\s+${name}:(.*)$`, "m").exec(object)?.[1];
    return value === undefined ? [] : [[name, unquote(value)] satisfies [UnityName, string]];
  });
  return found.length === NAMES.length ? found : [];
}

/** What a scene changes of a prefab: the path of a field, and in the next line its value. */
function overridesOf(object: string): Settings {
  const found = object.matchAll(/propertyPath: (projectId|region|functionsEmulator)\r?\n\s+value:(.*)$/gm);
  return [...found].flatMap(([, name, value = ""]) => {
    const known = NAMES.find((one) => one === name);
    return known ? [[known, unquote(value)] satisfies [UnityName, string]] : [];
  });
}

const unquote = (text: string) => text.trim().replace(/^(['"])(.*)\1$/, "$2");
