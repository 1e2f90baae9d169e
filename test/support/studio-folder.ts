// A studio's Firebase project on disk, with the built functions as its host.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface StudioFolder {
  directory: string;
  /** Replaces a file of parameters, `functions/.env` with the default name. */
  writeEnv(name: string, values: Record<string, string>): void;
  write(path: string, text: string): void;
  remove(): void;
}

export function makeStudioFolder(projectId: string): StudioFolder {
  const directory = mkdtempSync(join(tmpdir(), "studio-"));
  const host = join(directory, "functions");
  mkdirSync(host);
  for (const part of ["lib", "package.json", ".env"])
    cpSync(join(ROOT, "functions", part), join(host, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(host, "node_modules"), "junction");
  for (const file of ["firestore.rules", "firestore.indexes.json"])
    cpSync(join(ROOT, file), join(directory, file));
  const write = (path: string, text: string) => {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  write(
    "firebase.json",
    JSON.stringify({
      functions: [{ source: "functions", codebase: "payments" }],
      firestore: { rules: "firestore.rules", indexes: "firestore.indexes.json" },
      emulators: { functions: { port: 5001 } },
    }),
  );
  write(".firebaserc", JSON.stringify({ projects: { default: projectId } }));
  return {
    directory,
    write,
    writeEnv: (name, values) =>
      write(
        `functions/${name}`,
        Object.entries(values)
          .map(([key, value]) => `${key}=${value}\n`)
          .join(""),
      ),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
