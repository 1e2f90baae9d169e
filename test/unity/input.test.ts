// The sample takes input whatever Player Settings → Active Input Handling says, in every Unity.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compile, filesOf, PACKAGE, play, STAND_INS, valuesOf } from "./mono.ts";

const UNITY = { "2021.3": [], "6000.0": ["UNITY_2023_1_OR_NEWER", "UNITY_2023_2_OR_NEWER"] };
const INPUT = { old: ["ENABLE_LEGACY_INPUT_MANAGER"], new: ["ENABLE_INPUT_SYSTEM"] };

interface Game {
  defines: string[];
  hasPackages: boolean;
}

/** Presses a button of the sample. */
async function press({ defines, hasPackages }: Game): Promise<(name: string) => unknown[]> {
  const unity = await compile("library", STAND_INS.unity, { name: "UnityEngine", defines });
  const client = await compile("library", PACKAGE.client, {
    name: "XsollaFirebase",
    defines,
    references: [unity],
  });
  const ugui = await compile("library", STAND_INS.ugui, { name: "UnityEngine.UI", references: [unity] });
  const inputSystem = await compile("library", STAND_INS.inputSystem, {
    name: "Unity.InputSystem",
    references: [unity],
  });
  const game = await compile("exe", [...PACKAGE.sample, "test/unity/sample/*.cs"], {
    defines,
    references: [unity, client],
  });
  const output = await play(game, ["press"], {}, [
    unity,
    client,
    ...(hasPackages ? [ugui, inputSystem] : []),
  ]);
  return (name) => valuesOf(output, name);
}

const games = Object.entries(UNITY).flatMap(([version, ofUnity]) =>
  Object.entries(INPUT).map(([input, defines]) => ({ version, input, defines: [...ofUnity, ...defines] })),
);
test.each(games)("Unity $version with $input input", async ({ defines }) => {
  const output = await press({ defines, hasPackages: true });
  expect(output("pressed")).toEqual(["True"]);
  expect(output("console")).toEqual([]);
});

test("without the Input System's package the sample says what is missing", async () => {
  const output = await press({ defines: INPUT.new, hasPackages: false });
  expect(output("pressed")).toEqual(["False"]);
  expect(output("console")).toEqual([
    expect.stringContaining("install the packages Input System and Unity UI"),
  ]);
});

// OnGUI gets no input if the Input System is alone.
test("no code of a game uses OnGUI", () => {
  const files = filesOf([...PACKAGE.client, ...PACKAGE.sample]);
  expect(files.filter((file) => /\bOnGUI\b\s*\(/.test(readFileSync(file, "utf8")))).toEqual([]);
});
