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

/** A request, and whether its document exists before. */
type Attempt = Request & { on: "document" | "nothing" };

/** Fields that rules often compare with the caller's uid. A write with them passes such rules. */
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
 * Tests in an emulator which documents of the payments a studio's rules let the owner, another player and somebody who
 * is not signed in read and write.
 *
 * @param origin origin of a Firestore emulator
 * @returns the differences from what the rules should allow
 * @throws Error when the emulator does not accept the rules
 */
export async function testRules(origin: string, rules: string): Promise<Deviation[]> {
  const project = new EmulatedProject(origin);
  const used = withConditions(rules);
  await project.setRules(used);
  try {
    // Each place has its own document, so that the tests do not disturb each other.
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

/**
 * Finds the line that allows a request. Sends it again after a reset, so that the report contains this request alone.
 */
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

/** Finds the highest access that is allowed, and a request that shows it. */
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
      // A refused request has changed nothing, so the same state can be used again.
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
