import { type Command, InvalidArgumentError } from "commander";
import { addConnectOptions } from "../connect.ts";
import { printJson } from "../print-json.ts";
import { endProgress, showProgress } from "../show-progress.ts";
import { CHECKS } from "./checks.ts";
import { formatReports } from "./format-reports.ts";
import { runChecks } from "./run-checks.ts";
import { type DoctorOptions, readSetUp } from "./set-up.ts";

interface Given extends Omit<DoctorOptions, "countries"> {
  only?: string[];
  country?: string[];
  json?: boolean;
}

/** Adds `doctor`: checks a set-up from the files on this machine to what is deployed. */
export function addDoctor(program: Command): void {
  addConnectOptions(program.command("doctor"))
    .description("check a set-up: files, Xsolla, the deployed functions, Google")
    .option("--only <id,…>", "run these checks only", commaSeparated)
    .option("--live", "expect real payments, not the sandbox")
    .option("--country <c,…>", "read the catalogue of these countries", countries)
    .option("--unity <path>", "compare the settings of this Unity project")
    .option("--mint", "make one unpaid real order, to see whether the agreement with Xsolla is signed")
    .option("--merchant <id>", "the company's id at Xsolla, where XSOLLA_MERCHANT_ID is 0", wholeNumber)
    .option("--webhook-url <url>", "the URL of xsollaWebhook, where it is not the usual one", url)
    .option("--callable-url <url>", "the URL of getXsollaPaymentToken, where it is not the usual one", url)
    .option("--json", "print one JSON document")
    .action(doctor);
}

async function doctor({ only, country, json, ...asked }: Given): Promise<void> {
  const unknown = only?.find((id) => !CHECKS.some((check) => check.id === id));
  if (unknown !== undefined)
    throw new Error(`there is no check "${unknown}"; there are ${CHECKS.map(({ id }) => id).join(", ")}`);
  const setUp = readSetUp({ ...asked, countries: country });
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
  if (wrong !== undefined) throw new InvalidArgumentError(`${wrong} is not two capital letters, as US.`);
  return list;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("It must be a whole number above 0.");
  return Number(text);
}

function url(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError("It must be a whole URL.");
  return text;
}
