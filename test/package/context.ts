/** The values of `inject("installed")` in the tests of the package. */
interface Installed {
  /** An empty folder with the installed tarball. Folders below it find the library. */
  folder: string;
  /** The tarball of `npm run build`. */
  tarball: string;
  /** Path of a Node 22. */
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
