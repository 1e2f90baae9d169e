import type { Project } from "../../stack/settings/project.ts";

/** What the emulator tests get from the run's one stack, by `inject("stack")`. */
export interface StackContext {
  project: Project;
  /** Origin of the simulator. */
  simulator: string;
  xsollaProjectId: number;
  secrets: { apiKey: string; webhookSecrets: string[] };
  /** Origin of what breaks parts of the stack, see faults.ts. */
  faultControl: string;
  /** Everything that firebase-tools, the functions and Firestore printed so far. */
  logFile: string;
}

declare module "vitest" {
  export interface ProvidedContext {
    stack: StackContext;
  }
}
