import { newPlayers, purchase, sell } from "./calls.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";
import { type Call, Instance } from "./instance.ts";
import { inTurns, median, type Rounds } from "./statistics.ts";
import type { World } from "./world.ts";

/**
 * Calls before the first round, until V8 and the Java of Firestore's emulator have compiled the hot code. Before that,
 * a candidate with more calls to Firestore looks slower than it is. The candidates take turns here, too: one that is
 * warmed up first, against an emulator that has just started, stays slower by a twentieth. Far away, fewer calls fit
 * into a second.
 */
const WARM_UP = { near: { rounds: 10, calls: 100 }, far: { rounds: 2, calls: 20 } };

type OnRound = (round: number) => void;

interface Options {
  rounds: number;
  onRound: OnRound;
}

/** Candidates of one kind, and the calls that they are measured with. */
export interface Contest<Name extends string> {
  candidates: Record<Name, Candidate>;
  distance: Distance;
  environment: Record<string, string>;
  /** Makes new calls for a candidate. */
  calls: (name: Name, count: number) => Promise<Call[]>;
}

export type Distance = "near" | "far";

const namesOf = <Name extends string>(candidates: Record<Name, unknown>) => Object.keys(candidates) as Name[];

export function tokenContest(world: World, distance: Distance = "near"): Contest<"ours" | "floor" | "guide"> {
  return {
    candidates: candidatesOf(world.deployed).token,
    distance,
    environment: world.environment[distance],
    calls: async (_name, count) => newPlayers(world.projectId, count).map(purchase),
  };
}

export function webhookContest(
  world: World,
  sellers: Record<"ours" | "floor", Instance>,
  distance: Distance = "near",
): Contest<"ours" | "floor"> {
  return {
    candidates: candidatesOf(world.deployed).webhook,
    distance,
    environment: world.environment[distance],
    calls: (name, count) => sell(sellers[name], world.projectId, count),
  };
}

/** Measures the milliseconds from the start of a process to its first answer. */
export async function measureCold<Name extends string>(
  { candidates, environment, calls }: Contest<Name>,
  { rounds, onRound }: Options,
): Promise<Rounds<Name>> {
  const measure = async (name: Name) => {
    const [call] = await calls(name, 1);
    if (!call) throw new Error("no call was made");
    const started = performance.now();
    const instance = await Instance.start(candidates[name], environment);
    try {
      await instance.post(call);
      return performance.now() - started;
    } finally {
      await instance.stop();
    }
  };
  return inTurns(namesOf(candidates), rounds, measure, onRound);
}

export interface Warm<Name extends string> {
  p50: Rounds<Name>;
  /** Milliseconds of processor time for a call, over all rounds. */
  cpuMs: Record<Name, number>;
}

/** Measures the milliseconds of the median call, one call at a time. */
export async function measureWarm<Name extends string>(
  contest: Contest<Name>,
  { rounds, callsPerRound, onRound }: Options & { callsPerRound: number },
): Promise<Warm<Name>> {
  return withInstances(contest, async (instances, names) => {
    const before = await Promise.all(names.map((name) => instances[name].usage()));
    const measure = async (name: Name) => {
      const times: number[] = [];
      for (const call of await contest.calls(name, callsPerRound)) {
        const started = performance.now();
        await instances[name].post(call);
        times.push(performance.now() - started);
      }
      return median(times);
    };
    const p50 = await inTurns(names, rounds, measure, onRound);
    const after = await Promise.all(names.map((name) => instances[name].usage()));
    const cpuMs = names.map((name, index) => {
      const used = (after[index]?.cpuMs ?? 0) - (before[index]?.cpuMs ?? 0);
      return [name, used / (rounds * callsPerRound)] as const;
    });
    return { p50, cpuMs: Object.fromEntries(cpuMs) as Record<Name, number> };
  });
}

/** Measures the calls per second, with many in flight. */
export async function measureThroughput<Name extends string>(
  contest: Contest<Name>,
  { rounds, callsPerRound, atATime, onRound }: Options & { callsPerRound: number; atATime: number },
): Promise<Rounds<Name>> {
  return withInstances(contest, async (instances, names) => {
    const measure = async (name: Name) => {
      const left = await contest.calls(name, callsPerRound);
      const postInTurn = async () => {
        for (let call = left.pop(); call; call = left.pop()) await instances[name].post(call);
      };
      const started = performance.now();
      await Promise.all(Array.from({ length: atATime }, postInTurn));
      return (callsPerRound * 1_000) / (performance.now() - started);
    };
    return inTurns(names, rounds, measure, onRound);
  });
}

/** Starts and warms up an instance of each candidate. Waiting instances use no processor time. */
async function withInstances<Name extends string, T>(
  { candidates, distance, environment, calls }: Contest<Name>,
  work: (instances: Record<Name, Instance>, names: Name[]) => Promise<T>,
): Promise<T> {
  const names = namesOf(candidates);
  const started: [Name, Instance][] = [];
  try {
    for (const name of names) started.push([name, await Instance.start(candidates[name], environment)]);
    const instances = Object.fromEntries(started) as Record<Name, Instance>;
    const warmUp = WARM_UP[distance];
    await inTurns(names, warmUp.rounds, async (name) => {
      for (const call of await calls(name, warmUp.calls)) await instances[name].post(call);
    });
    return await work(instances, names);
  } finally {
    await Promise.all(started.map(([, instance]) => instance.stop()));
  }
}
