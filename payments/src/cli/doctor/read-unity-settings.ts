import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = ["projectId", "region", "functionsEmulator"] as const;
type UnityName = (typeof NAMES)[number];
type Settings = [UnityName, string][];

/** Settings of `XsollaPayments` in a file of a Unity project. A prefab in a scene has only the settings that differ. */
export interface UnityFile {
  /** Path below the project's folder. */
  file: string;
  settings: Settings;
}

/**
 * Reads the settings of `XsollaPayments` from a game's scenes, prefabs and assets. Unity writes them as YAML, one field
 * in a line. Binary files are ignored.
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

/** Tells whether a component takes its settings from the settings asset, because it names no project. */
const leavesToAsset = (settings: Settings) =>
  settings.some(([name, value]) => name === "projectId" && value === "");

/**
 * Reads the settings of each object in a file. An object begins with `--- !u!`; only `XsollaPayments` has all fields.
 */
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

/** Reads what a scene overrides of a prefab: a line with the path of a field, and a line with its value. */
function overridesOf(object: string): Settings {
  const found = object.matchAll(/propertyPath: (projectId|region|functionsEmulator)\r?\n\s+value:(.*)$/gm);
  return [...found].flatMap(([, name, value = ""]) => {
    const known = NAMES.find((one) => one === name);
    return known ? [[known, unquote(value)] satisfies [UnityName, string]] : [];
  });
}

const unquote = (text: string) => text.trim().replace(/^(['"])(.*)\1$/, "$2");
