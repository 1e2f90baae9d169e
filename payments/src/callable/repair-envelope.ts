import { z } from "zod";

/** The part of a request that `repairEnvelope` reads and changes. */
interface Envelope {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

/**
 * The deepest valid request is a list of items with a box each. Deeper values are dropped, so that a hostile request
 * cannot exhaust the stack.
 */
const MAX_DEPTH = 10;

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

const envelope = z.object({ data: z.unknown().optional() });

/** The types of the boxes in which Firebase's Unity SDK sends integers: `{"@type": …, "value": "1"}`. */
const INTEGER_BOXES: unknown[] = [
  "type.googleapis.com/google.protobuf.Int64Value",
  "type.googleapis.com/google.protobuf.UInt64Value",
];

/**
 * Converts the body of a call to the one form that firebase-functions accepts, `{"data": …}` as JSON. So the handler
 * answers every fault of the body, with a reason. Without the repair, firebase-functions would
 * - answer a bare "Bad Request",
 * - log the whole body if it has no `data`, with the e-mail address that Xsolla's sample client puts there,
 * - fail with INTERNAL if it does not know the type of a box.
 */
export function repairEnvelope(request: Envelope): void {
  if (request.method !== "POST") return;
  // A form is not a call. The page of another site can post a form without a CORS preflight.
  const isForm = FORM.test(String(request.headers["content-type"] ?? ""));
  const parsed = envelope.safeParse(isForm ? undefined : request.body);
  request.headers["content-type"] = "application/json";
  request.body = { data: parsed.success ? (unbox(parsed.data.data, MAX_DEPTH) ?? null) : null };
}

/**
 * Fields that firebase-functions must not see. It would look for a box by `@type`. It would make `__proto__` the
 * prototype, and then the fields of the prototype would count as fields of the request.
 */
const DROPPED_FIELDS = new Set(["@type", "__proto__"]);

/**
 * Replaces each boxed integer by a number, or by a string if a number would lose digits. Other boxes become plain
 * objects.
 */
function unbox(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((inner) => unbox(inner, depth - 1));
  const integer = "@type" in value && INTEGER_BOXES.includes(value["@type"]) ? integerIn(value) : undefined;
  if (integer !== undefined) return integer;
  const entries = Object.entries(value).filter(([key]) => !DROPPED_FIELDS.has(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, unbox(inner, depth - 1)]));
}

/**
 * Reads the integer in a box. It does not use a schema, because a request may contain megabytes of invalid boxes, and a
 * schema would take seconds to refuse them.
 */
function integerIn(box: object): number | string | undefined {
  const value = "value" in box ? box.value : undefined;
  // `String` throws for an object whose `toString` is not a function, and converts ["1"] to "1".
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (!/^-?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}
