// What the command prints, and how it ends.
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { PROJECT, useStudio } from "../../support/healthy-studio.ts";
import { PROGRAM } from "../../support/program.ts";

const studio = await useStudio();

test("messages and fixes are one line, and show no more than four characters of a secret", async () => {
  await studio.control("PATCH", "/settings", { account: { keyScope: "none" } });
  for (const { message, fix = "" } of (await studio.diagnose()).values()) {
    expect(`${message}${fix}`).not.toMatch(/\n/);
    expect(`${message}${fix}`).not.toContain("y-1234");
    expect(`${message}${fix}`).not.toContain("webhook-key");
  }
});

describe("the command", () => {
  const run = (...args: string[]) =>
    execa(process.execPath, [PROGRAM, "doctor", ...args], {
      cwd: studio.folder.directory,
      env: { ...studio.environment, FIRESTORE_EMULATOR_HOST: "", FIREBASE_AUTH_EMULATOR_HOST: "" },
      reject: false,
    });
  const urls = () => [
    "--webhook-url",
    studio.deployed.webhookUrl,
    "--callable-url",
    studio.deployed.callableUrl,
  ];

  test("a healthy set-up ends with 0, in groups, and says where it asks", async () => {
    const { exitCode, stdout, stderr } = await run("--project", PROJECT, "--live", ...urls());
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Files\n {2}✔ parameters/);
    expect(stdout).toMatch(/– contract +skipped: needs --mint/);
    expect(stdout).toMatch(/\d+ ok, 0 warnings, 0 errors, 3 skipped$/);
    expect(stderr).toContain(`XSOLLA_STORE_URL is ${studio.simulator.url}`);
    expect(stderr).toContain(`GOOGLE_API_URL is ${studio.google.origin}`);
  });

  test("an error ends with 1, and a fix stands in the next line", async () => {
    studio.setParameters({ MAX_ORDERS_PER_MINUTE: "0" });
    const { exitCode, stdout } = await run("--only", "sales-stopped");
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /✘ sales-stopped .*\n +→ set MAX_ORDERS_PER_MINUTE=10 in functions\/.env.real-game\n/,
    );
  });

  test("--json is one document, with what was asked for only", async () => {
    const { exitCode, stdout } = await run("--json", "--only", "webhook-url,billing", ...urls());
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      checks: [
        { id: "webhook-url", status: "ok", message: expect.any(String) },
        { id: "billing", status: "ok", message: expect.any(String) },
      ],
      ok: true,
    });
  });

  test.each([
    [["--only", "nothing"], 'there is no check "nothing"'],
    [["--country", "usa"], "two capital letters"],
    [["--host", "elsewhere"], "package.json"],
  ])("%j is refused", async (args, why) => {
    const { exitCode, stderr, stdout } = await run(...args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(why);
    expect(stdout).toBe("");
  });

  test("an origin that is neither https nor on this machine is refused: the key would go there", async () => {
    studio.environment.GOOGLE_API_URL = "http://google.example";
    const { exitCode, stderr } = await run();
    studio.environment.GOOGLE_API_URL = studio.google.origin;
    expect(exitCode).toBe(1);
    expect(stderr).toContain("GOOGLE_API_URL must begin with https://");
  });
});
