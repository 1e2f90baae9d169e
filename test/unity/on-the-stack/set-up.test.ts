// What the Editor and the browser find on the stack.
import { expect, test } from "vitest";
import { originOf } from "../../../stack/settings/project.ts";
import { functionUrl, stack } from "../../support/client.ts";
import { CODEBASES } from "../../support/codebases.ts";
import { compile, PACKAGE, play, STAND_INS, valuesOf } from "../mono.ts";

const { emulators, projectId } = stack.project;

test("the Editor's connection test succeeds on the stack", async () => {
  const files = [...PACKAGE.client, ...PACKAGE.editor, ...STAND_INS.unity, ...STAND_INS.editor];
  const editor = await compile("exe", [...files, "test/unity/editor/*.cs"]);
  const { functions, auth, firestore } = emulators;
  const output = await play(
    editor,
    [
      "test",
      projectId,
      CODEBASES.sandbox.region,
      originOf(functions),
      originOf(auth),
      originOf(firestore),
      stack.simulator,
      String(stack.xsollaProjectId),
    ],
    {},
  );
  expect(valuesOf(output, "check")).toEqual([
    expect.stringMatching(/^Info ok unity-settings: /),
    expect.stringMatching(/^Info ok callable-answers: /),
    expect.stringMatching(/^Info ok auth: /),
    expect.stringMatching(/^Info ok app-check: /),
    expect.stringMatching(/^Info ok firestore: /),
    expect.stringMatching(/^Info ok catalogue: \d+ items/),
  ]);
});

// On WebGL, UnityWebRequest is the browser's fetch.
test.each(["getXsollaPaymentToken", "getXsollaOrderStatus"])(
  "a WebGL game may call %s from its own page",
  async (name) => {
    const { status, headers } = await fetch(functionUrl("sandbox", name), {
      method: "OPTIONS",
      headers: {
        origin: "https://game.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type,x-firebase-appcheck",
      },
    });
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("https://game.example");
    expect(headers.get("access-control-allow-headers")).toBe(
      "authorization,content-type,x-firebase-appcheck",
    );
  },
);
