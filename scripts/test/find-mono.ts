import { execa } from "execa";

/** Completes a sentence: what needs Mono, and how to install it. */
export const MONO_HINT =
  "needs Mono's compiler and runtime (apt install mono-mcs mono-runtime, or https://www.mono-project.com/download)";

/** Returns whether this machine can compile and run C#. */
export async function findMono(): Promise<boolean> {
  const tried = await Promise.all(
    ["mcs", "mono"].map((program) => execa(program, ["--version"], { reject: false, stdio: "ignore" })),
  );
  return tried.every(({ failed }) => !failed);
}
