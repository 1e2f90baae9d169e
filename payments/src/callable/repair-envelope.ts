import { z } from "zod";

/** What `repairEnvelope` reads and rewrites of a request. */
interface Envelope {
  method: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
}

/** No request is nested deeper than items with a box each; what is deeper is cut off, for recursion has an end. */
const MAX_DEPTH = 10;

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

const envelope = z.object({ data: z.unknown().optional() });

/** How Firebase's Unity SDK sends every integer: `{"@type": …, "value": "1"}`. */
const INTEGER_BOXES: unknown[] = [
  "type.googleapis.com/google.protobuf.Int64Value",
  "type.googleapis.com/google.protobuf.UInt64Value",
];

/**
 * Brings the body of a callable into the one form that firebase-functions lets through, `{"data": …}` as JSON, so
 * that whatever is wrong with it is answered by the handler, with a reason. Left alone, firebase-functions answers a
 * bare "Bad Request", logs a body without `data` whole (with the e-mail address that Xsolla's sample client puts
 * there), and fails with INTERNAL on a boxed value it does not know.
 */
export function repairEnvelope(request: Envelope): void {
  if (request.method !== "POST") return;
  // A form's fields are no call: a page of another site can post one without asking.
  const isForm = FORM.test(String(request.headers["content-type"] ?? ""));
  const parsed = envelope.safeParse(isForm ? undefined : request.body);
  request.headers["content-type"] = "application/json";
  request.body = { data: parsed.success ? (unbox(parsed.data.data, MAX_DEPTH) ?? null) : null };
}

/** firebase-functions would look for a box, and make `__proto__` the prototype: its fields would count as sent. */
const NO_FIELDS = new Set(["@type", "__proto__"]);

/** Replaces boxed integers by numbers, by strings where a number would lose digits. Other boxes become plain objects. */
function unbox(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return null;
  if (Array.isArray(value)) return value.map((inner) => unbox(inner, depth - 1));
  const integer = "@type" in value && INTEGER_BOXES.includes(value["@type"]) ? integerIn(value) : undefined;
  if (integer !== undefined) return integer;
  const entries = Object.entries(value).filter(([key]) => !NO_FIELDS.has(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, unbox(inner, depth - 1)]));
}

/** No schema: anyone may send megabytes of these, and a schema that each of them fails would take seconds. */
function integerIn(box: object): number | string | undefined {
  const value = "value" in box ? box.value : undefined;
  // String throws for an object whose `toString` is no function, and reads ["1"] as 1.
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  if (!/^-?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : text;
}
