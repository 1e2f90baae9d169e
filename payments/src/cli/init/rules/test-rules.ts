import { EmulatedProject, type Request, UIDS } from "./emulated-project.ts";
import {
  type Access,
  CALLERS,
  type Caller,
  type Deviation,
  expectedAccess,
  isLeak,
  PLACES,
  type Place,
} from "./expectations.ts";
import { findAllowingLine, withConditions } from "./find-allowing-line.ts";

const ID = "1";

/** A request, and whether its document is there before. */
type Attempt = Request & { on: "document" | "nothing" };

/** What rules often compare with the caller's uid. Whoever may write at all may write these. */
const OWNER_FIELDS = [
  "uid",
  "userId",
  "user",
  "owner",
  "ownerId",
  "playerId",
  "player",
  "author",
  "authorId",
];

/**
 * Asks an emulator what a studio's rules let a player, a stranger and nobody do with what the payments keep.
 *
 * @param origin of a Firestore emulator
 * @returns the differences to what they should be able to
 * @throws Error when the emulator does not accept the rules
 */
export async function testRules(origin: string, rules: string): Promise<Deviation[]> {
  const project = new EmulatedProject(origin);
  const used = withConditions(rules);
  await project.setRules(used);
  try {
    // Each place has a document of its own, so that they do not disturb each other.
    const found = (await Promise.all(PLACES.map((place) => probe(project, place)))).flat();
    const deviations: Deviation[] = [];
    for (const finding of found) deviations.push(await withLine(project, used, finding));
    return deviations;
  } finally {
    await project.clear();
  }
}

interface Finding {
  place: Place;
  deviation: Deviation;
  /** The request that shows a leak. */
  attempt: Attempt | undefined;
}

async function probe(project: EmulatedProject, place: Place): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const who of CALLERS) {
    const { may, attempt } = await accessOf(project, place, who);
    const deviation = { path: place.path, who, may, should: expectedAccess(place, who) };
    if (may !== deviation.should) findings.push({ place, deviation, attempt });
  }
  return findings;
}

/** Asks once more, under rules that were asked nothing else, so that the report is about this request alone. */
async function withLine(
  project: EmulatedProject,
  rules: string,
  { place, deviation, attempt }: Finding,
): Promise<Deviation> {
  if (!isLeak(deviation) || attempt === undefined) return deviation;
  await prepare(project, place, attempt);
  await project.setRules(rules);
  await project.allows(attempt, UIDS[deviation.who]);
  const line = findAllowingLine(rules, await project.ruleCoverage());
  return line === undefined ? deviation : { ...deviation, line };
}

/** The most that is allowed, and a request that shows it. */
async function accessOf(
  project: EmulatedProject,
  place: Place,
  who: Caller,
): Promise<{ may: Access; attempt?: Attempt }> {
  const { reads, writes } = attemptsAt(place, who);
  let prepared: Attempt["on"] | undefined;
  for (const [may, attempts] of [
    ["write", writes],
    ["read", reads],
  ] as const) {
    for (const attempt of attempts) {
      // What was refused has changed nothing.
      if (prepared !== attempt.on) await prepare(project, place, attempt);
      prepared = attempt.on;
      if (await project.allows(attempt, UIDS[who])) return { may, attempt };
    }
  }
  return { may: "nothing" };
}

async function prepare(project: EmulatedProject, { path }: Place, { on }: Attempt): Promise<void> {
  if (on === "document") await project.write(documentAt(path), fieldsOf(UIDS.owner));
  else await project.remove(documentAt(path));
}

function attemptsAt({ path }: Place, who: Caller): { reads: Attempt[]; writes: Attempt[] } {
  const document = documentAt(path);
  const collection = document.slice(0, document.lastIndexOf("/"));
  const fields = fieldsOf(UIDS[who] ?? UIDS.owner);
  return {
    reads: [
      { on: "document", method: "GET", path: document },
      { on: "document", method: "GET", path: collection, query: "?pageSize=1" },
    ],
    writes: [
      { on: "nothing", method: "PATCH", path: document, fields },
      { on: "document", method: "PATCH", path: document, fields },
      { on: "document", method: "DELETE", path: document },
    ],
  };
}

const documentAt = (path: string) => path.replace("{uid}", String(UIDS.owner)).replaceAll(/\{\w+\}/g, ID);

const fieldsOf = (uid: string | null) =>
  Object.fromEntries(OWNER_FIELDS.map((name) => [name, { stringValue: String(uid) }]));
