import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { inject } from "vitest";
import { z } from "zod";

const installed = inject("installed");

/** Writes a folder below the one with the installed library. */
export function writeFolder(name: string, files: Record<string, string | object>): string {
  const folder = join(installed.folder, name);
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
  return folder;
}

/** The endpoint of a function, as firebase-tools discovers it. */
const endpoint = z.object({
  region: z.array(z.string()).optional(),
  availableMemoryMb: z.number().nullish(),
  maxInstances: z.number().nullish(),
  ingressSettings: z.string().nullish(),
  secretEnvironmentVariables: z.array(z.object({ key: z.string() })).optional(),
});
const manifest = z.object({
  endpoints: z.record(z.string(), endpoint),
  params: z.array(z.looseObject({ name: z.string(), type: z.string() })).default([]),
});
export type Manifest = z.infer<typeof manifest>;

/** Runs the discovery of firebase-functions in a folder, as a deployment does. */
export async function discover(
  folder: string,
  node: string = process.execPath,
): Promise<{ found: Manifest; warnings: string }> {
  const output = join(folder, "functions.json");
  const program = join(
    installed.folder,
    "node_modules",
    "firebase-functions",
    "lib",
    "bin",
    "firebase-functions.js",
  );
  const { stderr } = await execa(node, [program, "."], {
    cwd: folder,
    env: {
      FUNCTIONS_MANIFEST_OUTPUT_PATH: output,
      GCLOUD_PROJECT: "demo-studio",
      FIREBASE_CONFIG: '{"projectId":"demo-studio"}',
    },
  });
  return { found: manifest.parse(JSON.parse(readFileSync(output, "utf8"))), warnings: stderr };
}
