import { describe, expect, test } from "vitest";
import {
  chooseFirestoreLauncher,
  type Machine,
} from "../../../../src/cli/firestore-emulator/choose-firestore-launcher.ts";

const cloudCli = "/sdk/cloud-firestore-emulator.jar";
const override = { path: "/opt/firestore.jar", exists: true };

function machine(facts: Partial<Machine>): Machine {
  return { javaMajor: undefined, override: undefined, cloudCli: undefined, ...facts };
}

describe("runs", () => {
  test.each<[string, Partial<Machine>, object]>([
    ["firebase-tools' own with Java 21", { javaMajor: 21 }, { kind: "firebase-tools" }],
    [
      "firebase-tools' own with Java 25, whatever else is there",
      { javaMajor: 25, cloudCli, override },
      { kind: "firebase-tools" },
    ],
    [
      "the Google Cloud CLI's with Java 20",
      { javaMajor: 20, cloudCli },
      { kind: "installed", path: cloudCli },
    ],
    [
      "the Google Cloud CLI's with Java 11",
      { javaMajor: 11, cloudCli },
      { kind: "installed", path: cloudCli },
    ],
    ["the one that is named", { javaMajor: 17, override }, { kind: "installed", path: override.path }],
    [
      "the one that is named before the Google Cloud CLI's",
      { javaMajor: 17, override, cloudCli },
      { kind: "installed", path: override.path },
    ],
  ])("%s", (_name, facts, launcher) => {
    expect(chooseFirestoreLauncher(machine(facts))).toEqual(launcher);
  });
});

describe("throws and says what to install", () => {
  test.each<[string, Partial<Machine>, string]>([
    ["without Java", { cloudCli }, "this machine has no Java on PATH"],
    ["with Java 10", { javaMajor: 10, cloudCli }, "this machine has Java 10"],
    ["with Java 17 alone", { javaMajor: 17 }, "this machine has Java 17 without that emulator"],
    [
      "with a path that leads nowhere",
      { javaMajor: 17, cloudCli, override: { path: "/gone.jar", exists: false } },
      "/gone.jar, which does not exist",
    ],
  ])("%s", (_name, facts, advice) => {
    expect(chooseFirestoreLauncher(machine(facts))).toEqual({
      kind: "none",
      advice: expect.stringContaining(advice),
    });
  });
});
