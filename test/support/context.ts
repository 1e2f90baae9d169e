import type { Project } from "../../stack/settings/project.ts";

/** The values of `inject("stack")` in the emulator tests: the one stack of the run. */
export interface StackContext {
  project: Project;
  /** Origin of the simulator. */
  simulator: string;
  xsollaProjectId: number;
  secrets: { apiKey: string; webhookSecrets: string[] };
  /** Origin of the server that breaks parts of the stack, see faults.ts. */
  faultControl: string;
  /** Everything that firebase-tools, the functions and Firestore printed so far. */
  logFile: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    stack: StackContext;
  }
}
