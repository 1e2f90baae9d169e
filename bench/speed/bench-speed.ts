import { startProgress } from "../../scripts/terminal/progress.ts";
import type { BenchOptions } from "../options.ts";
import { Instance } from "./instance.ts";
import {
  type Contest,
  measureCold,
  measureThroughput,
  measureWarm,
  tokenContest,
  webhookContest,
} from "./measure.ts";
import { type Result, toResult } from "./result.ts";
import { startWorld, type World } from "./world.ts";
import { writeDocs } from "./write-docs.ts";

const WARM_CALLS = 60;
const FAR_CALLS = 10;
const THROUGHPUT_CALLS = 400;
const IN_FLIGHT = 40;

/** Measures the functions, the floor and the guide's function side by side, as ratios to the floor. */
export async function benchSpeed(
  root: string,
  options: BenchOptions,
  stopped: AbortSignal,
): Promise<Result[]> {
  const world = await startWorld(root, stopped);
  try {
    const results = await measureAll(world, options, stopped);
    if (!options.json) for (const table of tablesOf(results)) console.table(table);
    if (options.docs) writeDocs(root, results, options.rounds);
    return results;
  } finally {
    await world.stop();
  }
}

async function measureAll(
  world: World,
  { rounds, json }: BenchOptions,
  stopped: AbortSignal,
): Promise<Result[]> {
  const near = tokenContest(world);
  const { guide: _, ...paired } = tokenContest(world, "far").candidates;
  const far: Contest<"ours" | "floor"> = { ...tokenContest(world, "far"), candidates: paired };
  const sellers = {
    ours: await Instance.start(near.candidates.ours, near.environment),
    floor: await Instance.start(near.candidates.floor, near.environment),
  };
  const webhook = webhookContest(world, sellers);
  const watch = (what: string) => {
    const progress = json ? () => {} : startProgress(what, rounds);
    const onRound = (round: number) => {
      stopped.throwIfAborted();
      progress(round);
    };
    return { rounds, onRound };
  };
  const throughput = { callsPerRound: THROUGHPUT_CALLS, atATime: IN_FLIGHT };
  try {
    const tokenWarm = await measureWarm(near, { ...watch("token, warm"), callsPerRound: WARM_CALLS });
    const tokenFar = await measureWarm<"ours" | "floor">(far, {
      ...watch("token, far away"),
      callsPerRound: FAR_CALLS,
    });
    const webhookWarm = await measureWarm(webhook, { ...watch("webhook, warm"), callsPerRound: WARM_CALLS });
    const tokenCold = await measureCold(near, watch("token, cold"));
    const tokenColdFar = await measureCold(tokenContest(world, "far"), watch("token, cold, far away"));
    const webhookCold = await measureCold(webhook, watch("webhook, cold"));
    const tokens = await measureThroughput(near, { ...watch("token, many"), ...throughput });
    const deliveries = await measureThroughput(webhook, { ...watch("webhook, many"), ...throughput });
    return [
      toResult("token, warm, p50", "ms", 1.5, tokenWarm.p50, tokenWarm.cpuMs),
      toResult("token, far away, p50", "ms", 1.2, tokenFar.p50, tokenFar.cpuMs),
      toResult("webhook, warm, p50", "ms", 1.15, webhookWarm.p50, webhookWarm.cpuMs),
      toResult("token, cold", "ms", 0.95, tokenCold),
      toResult("token, cold, far away", "ms", undefined, tokenColdFar),
      toResult("webhook, cold", "ms", 0.85, webhookCold),
      toResult(`token, ${IN_FLIGHT} in flight`, "calls/s", undefined, tokens),
      toResult(`webhook, ${IN_FLIGHT} in flight`, "calls/s", undefined, deliveries),
    ];
  } finally {
    await Promise.all(Object.values(sellers).map((seller) => seller.stop()));
  }
}

/** Makes two tables: the ratios to the floor, and the medians of all candidates. */
function tablesOf(results: Result[]): Record<string, Record<string, string>>[] {
  const text = (value: number | undefined, digits: number) => value?.toFixed(digits) ?? "";
  const ratios = results.map(({ name, ratio, goal }) => [
    name,
    { "ours / floor": text(ratio, 2), goal: goal === undefined ? "" : `≤ ${goal}` },
  ]);
  const values = results.map(({ name, unit, medians, cpuMs }) => [
    `${name}, ${unit}`,
    {
      ours: text(medians.ours, 1),
      floor: text(medians.floor, 1),
      guide: text(medians.guide, 1),
      "ours, CPU ms": text(cpuMs.ours, 1),
      "floor, CPU ms": text(cpuMs.floor, 1),
    },
  ]);
  return [Object.fromEntries(ratios), Object.fromEntries(values)];
}
