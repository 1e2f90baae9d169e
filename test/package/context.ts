/** What the package's tests get from their global setup, by `inject("installed")`. */
interface Installed {
  /** An empty folder into which the tarball was installed. What is made below it finds the library. */
  folder: string;
  /** What `npm run build` has packed. */
  tarball: string;
  /** A Node 22. */
  node22: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    installed: Installed;
  }
}

/** TypeScript versions of studios, each installed under a name of its own. */
export const TYPESCRIPT_VERSIONS = ["5.4", "5.7", "5.9", "6.0"] as const;
export type TypeScriptVersion = (typeof TYPESCRIPT_VERSIONS)[number];

export const typescriptName = (version: TypeScriptVersion): string => `typescript-${version}`;
