import { expect, test } from "vitest";
import { count, decimal, digits } from "../../src/fields.ts";
import { parseJson } from "../../src/parse-json.ts";

test.each([
  ["9007199254740993", "9007199254740993"],
  ["18446744073709551615", "18446744073709551615"],
  ["12.30", "12.30"],
  ["3.0", "3.0"],
  ["-0", "-0"],
  ["1e3", "1e3"],
  ["0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"],
])("the number %s keeps its text", (text, expected) => {
  expect(parseJson(text)).toBe(expected);
  expect(parseJson(`{"a":[${text}]}`)).toEqual({ a: [expected] });
});

test("other values stay as they are", () => {
  const value = { text: "1", yes: true, no: false, nothing: null, list: [], object: {} };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test.each(["", "{", "{'a':1}", '{"a":01}', "NaN", "undefined", "{} {}"])("not JSON: %s", (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

test.each([
  [digits, "0", true],
  [digits, "18446744073709551615", true],
  [digits, "", false],
  [digits, "-1", false],
  [digits, "1.0", false],
  [digits, "1e3", false],
  [digits, " 1", false],
  [digits, "123456789012345678901", false],
  [digits, null, false],
  [decimal, "9.9900", true],
  [decimal, "10", true],
  [decimal, "-3.5", true],
  [decimal, "[null]", false],
  [decimal, "9,99", false],
  [decimal, "1e3", false],
  [decimal, "", false],
  [decimal, "9.", false],
  [count, "1", true],
  [count, "1.0", true],
  [count, "-1", true],
  [count, "1.5", false],
  [count, "one", false],
])("%# reads %o: %o, %o", (schema, text, accepted) => {
  expect(schema.safeParse(text).success).toBe(accepted);
});

test("a count becomes a number", () => {
  expect(count.parse("2.00")).toBe(2);
});

test.each([
  [digits, "expected an integer id"],
  [decimal, "expected a decimal amount"],
  [count, "expected an integer"],
])("%# says what was expected: %o %s", (schema, message) => {
  expect(schema.safeParse("one").error?.issues).toMatchObject([{ message }]);
});
