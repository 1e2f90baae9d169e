import { describe, expect, test } from "vitest";
import { parseNotification } from "../../../src/webhook/parse-notification.ts";
import { failureFrom } from "../../support/failure-from.ts";

const PROJECT = 101;
const parse = (body: unknown) => parseNotification(Buffer.from(JSON.stringify(body)), PROJECT);
const parseText = (text: string) => parseNotification(Buffer.from(text), PROJECT);

const refused = (detail: string) => ({ reason: "invalid-parameter", detail });

test("returns type, body with every digit, and the digest of the bytes as id", () => {
  const rawBody = '{"notification_type":"payment","transaction":{"id":9007199254740993}}';
  expect(parseText(rawBody)).toEqual({
    // Made with sha256sum.
    id: "102f7c3a4fc03f4e14baf343df43b2dc12759ffff843ce9e6929158ad3bdd357",
    type: "payment",
    rawBody,
    body: { notification_type: "payment", transaction: { id: "9007199254740993" } },
  });
});

test("a byte order mark is accepted", () => {
  const bytes = Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from('{"notification_type":"payment"}'),
  ]);
  expect(parseNotification(bytes, PROJECT).type).toBe("payment");
});

test.each<[string, Buffer]>([
  ["nothing", Buffer.alloc(0)],
  ["text", Buffer.from("hello")],
  ["half an object", Buffer.from('{"notification_type":"payment"')],
  ["form data", Buffer.from("notification_type=payment")],
  ["UTF-16", Buffer.from('{"notification_type":"payment"}', "utf16le")],
])("not JSON: %s", (_name, bytes) => {
  expect(failureFrom(() => parseNotification(bytes, PROJECT))).toEqual(refused("The body is not JSON."));
});

test("not UTF-8", () => {
  const bytes = Buffer.from([...Buffer.from('{"notification_type":"'), 0xc3, 0x28, ...Buffer.from('"}')]);
  expect(failureFrom(() => parseNotification(bytes, PROJECT))).toEqual(refused("The body is not UTF-8."));
});

test.each<[string, unknown]>([
  ["an empty object", {}],
  ["another field", { type: "payment" }],
  ["null", { notification_type: null }],
  ["empty", { notification_type: "" }],
  ["a number", { notification_type: 5 }],
  ["an object", { notification_type: {} }],
  ["an array", [{ notification_type: "payment" }]],
  ["null as the body", null],
  ["a text as the body", "payment"],
  ["the type of the payment inside", { billing: { notification_type: "payment" } }],
])("no notification_type: %s", (_name, body) => {
  expect(failureFrom(() => parse(body))).toEqual(refused("The body has no notification_type."));
});

describe("the project", () => {
  const OTHER = refused("The body names another project than XSOLLA_PROJECT_ID.");
  const places: [string, (project: unknown) => object][] = [
    ["settings", (project_id) => ({ settings: { project_id } })],
    ["billing.settings", (project_id) => ({ billing: { settings: { project_id } } })],
    ["event", (project_id) => ({ event: { project_id } })],
    ["the top level", (project_id) => ({ project_id })],
  ];

  test.each(places)("another one in %s", (_place, at) => {
    for (const other of [102, "102", 1010, "1010", 10, "abc"]) {
      expect(failureFrom(() => parse({ notification_type: "payment", ...at(other) }))).toEqual(OTHER);
    }
  });

  test.each(places)("the studio's own, or none, in %s", (_place, at) => {
    for (const ours of [101, "101", null, undefined]) {
      expect(parse({ notification_type: "payment", ...at(ours) }).type).toBe("payment");
    }
  });

  test("another project in one of several places is enough", () => {
    const body = { notification_type: "order_paid", settings: { project_id: 101 }, project_id: 102 };
    expect(failureFrom(() => parse(body))).toEqual(OTHER);
  });
});

// Only bodies that are not JSON, have no type or name another project may be refused, because a 4xx is final.
test.each<[string, object]>([
  ["settings null", { settings: null }],
  ["settings empty", { settings: {} }],
  ["settings as PHP writes an empty object", { settings: [] }],
  ["billing null", { billing: null }],
  ["billing as PHP writes an empty object", { billing: [] }],
  ["billing without settings", { billing: { notification_type: "payment" } }],
  ["billing.settings as PHP writes an empty object", { billing: { settings: [] } }],
  ["an event that is a text", { event: "something" }],
  ["an event that is a list", { event: [1] }],
  ["settings that are a text", { settings: "live" }],
])("a body that names no project is not refused: %s", (_name, body) => {
  expect(parse({ notification_type: "something_new", ...body }).type).toBe("something_new");
});
