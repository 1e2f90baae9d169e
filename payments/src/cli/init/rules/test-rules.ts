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
    const deviations: Deviation[] = [];
    for (const place of PLACES) {
      for (const who of CALLERS) {
        const deviation = await probe(project, used, place, who);
        if (deviation) deviations.push(deviation);
      }
    }
    return deviations;
  } finally {
    await project.clear();
  }
}

async function probe(
  project: EmulatedProject,
  rules: string,
  place: Place,
  who: Caller,
): Promise<Deviation | undefined> {
  const { may, attempt } = await accessOf(project, place, who);
  const deviation = { path: place.path, who, may, should: expectedAccess(place, who) };
  if (may === deviation.should) return undefined;
  if (!isLeak(deviation) || attempt === undefined) return deviation;
  // Once more under rules that were asked nothing else, so that the report is about this request alone.
  await prepare(project, place, attempt);
  await project.setRules(rules);
  await project.allows(attempt, UIDS[who]);
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
  for (const [may, attempts] of [
    ["write", writes],
    ["read", reads],
  ] as const) {
    for (const attempt of attempts) {
      await prepare(project, place, attempt);
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
      { on: "document", method: "PATCH", path: document, fields },
      { on: "nothing", method: "PATCH", path: document, fields },
      { on: "document", method: "DELETE", path: document },
    ],
  };
}

const documentAt = (path: string) => path.replace("{uid}", String(UIDS.owner)).replaceAll(/\{\w+\}/g, ID);

const fieldsOf = (uid: string | null) =>
  Object.fromEntries(OWNER_FIELDS.map((name) => [name, { stringValue: String(uid) }]));
