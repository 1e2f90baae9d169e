import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const NAMES = ["projectId", "region", "functionsEmulator"] as const;
type UnityName = (typeof NAMES)[number];

/** Settings of `XsollaPayments` that a file of a Unity project has; a prefab in a scene has only those that differ. */
export interface UnityFile {
  /** Path below the project's folder. */
  file: string;
  settings: [UnityName, string][];
}

/**
 * Reads the settings that a game's scenes, prefabs and assets give to `XsollaPayments`. Unity writes them as YAML, one
 * field in a line; files in its binary form are passed over.
 */
export function readUnitySettings(folder: string): UnityFile[] {
  return globSync("**/*.{unity,prefab,asset}", {
    cwd: folder,
    exclude: (path) => /(^|[\\/])(Library|Temp|Logs|node_modules)$/.test(path),
  })
    .sort()
    .flatMap((file) => {
      const settings = readFile(readFileSync(join(folder, file), "utf8"));
      return settings.length > 0 ? [{ file, settings }] : [];
    });
}

/** Each object in a file begins with `--- !u!`; only `XsollaPayments` has all three fields. */
function readFile(text: string): UnityFile["settings"] {
  const objects = text.split(/^--- /m);
  return objects.flatMap((object) => [...fieldsOf(object), ...overridesOf(object)]);
}

function fieldsOf(object: string): UnityFile["settings"] {
  const found = NAMES.flatMap((name) => {
    const value = new RegExp(`^\\s+${name}:(.*)$`, "m").exec(object)?.[1];
    return value === undefined ? [] : [[name, unquote(value)] satisfies [UnityName, string]];
  });
  return found.length === NAMES.length ? found : [];
}

/** What a scene changes of a prefab: the path of a field, and in the next line its value. */
function overridesOf(object: string): UnityFile["settings"] {
  const found = object.matchAll(/propertyPath: (projectId|region|functionsEmulator)\r?\n\s+value:(.*)$/gm);
  return [...found].flatMap(([, name, value = ""]) => {
    const known = NAMES.find((one) => one === name);
    return known ? [[known, unquote(value)] satisfies [UnityName, string]] : [];
  });
}

const unquote = (text: string) => text.trim().replace(/^(['"])(.*)\1$/, "$2");
