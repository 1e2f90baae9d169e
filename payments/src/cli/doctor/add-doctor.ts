import { type Command, InvalidArgumentError } from "commander";
import { addProjectOptions } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import { CHECKS } from "./checks.ts";
import { formatReports } from "./format-reports.ts";
import { runChecks } from "./run-checks.ts";
import { type DoctorOptions, readSetUp } from "./set-up.ts";

interface DoctorCommandOptions extends Omit<DoctorOptions, "countries"> {
  only?: string[];
  country?: string[];
  json?: boolean;
}

/** Adds the command `doctor`, which checks a set-up from the files on this machine to the deployed functions. */
export function addDoctor(program: Command): void {
  addProjectOptions(program.command("doctor"))
    .description("check the set-up: files, Xsolla, the deployed functions, Google")
    .option("--only <id,…>", "run these checks only", commaSeparated)
    .option("--live", "also check that payments are real, not sandbox payments")
    .option("--country <c,…>", "check the catalogue of these countries", countries)
    .option("--unity <path>", "also check the settings of this Unity project")
    .option("--mint", "create one unpaid real order, to check that the agreement with Xsolla is signed")
    .option("--merchant <id>", "merchant id at Xsolla, if XSOLLA_MERCHANT_ID is 0", wholeNumber)
    .option("--webhook-url <url>", "URL of xsollaWebhook, if not the default", url)
    .option("--callable-url <url>", "URL of getXsollaPaymentToken, if not the default", url)
    .option("--json", "print one JSON document")
    .action(doctor);
}

async function doctor({ only, country, json, ...flags }: DoctorCommandOptions): Promise<void> {
  const unknown = only?.find((id) => !CHECKS.some((check) => check.id === id));
  if (unknown !== undefined)
    throw new Error(
      `there is no check "${unknown}"; the checks are ${CHECKS.map(({ id }) => id).join(", ")}`,
    );
  const setUp = readSetUp({ ...flags, countries: country });
  for (const origin of setUp.origins.replaced) console.error(`› ${origin}`);

  const wanted = CHECKS.map(({ id }) => id).filter((id) => only === undefined || only.includes(id));
  let done = 0;
  const progress = () => showProgress(`› checking ${setUp.projectId}: ${done} of ${wanted.length}`);
  progress();
  const reports = await runChecks(CHECKS, setUp, wanted, () => {
    done += 1;
    progress();
  });
  endProgress();

  const ok = reports.every(({ status }) => status !== "error");
  if (json) printJson({ checks: reports, ok });
  else console.log(formatReports(CHECKS, reports));
  if (!ok) process.exitCode = 1;
}

const commaSeparated = (text: string): string[] =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);

function countries(text: string): string[] {
  const list = commaSeparated(text);
  const wrong = list.find((one) => !/^[A-Z]{2}$/.test(one));
  if (wrong !== undefined)
    throw new InvalidArgumentError(`${wrong} is not a country; use two capital letters, such as US.`);
  return list;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("It must be a whole number above 0.");
  return Number(text);
}

function url(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError("It must be a complete URL.");
  return text;
}
