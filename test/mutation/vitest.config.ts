// The unit tests of what is mutated. The properties are left out: their input is random, and so would the score be.
import { defineConfig } from "vitest/config";

const SUBJECTS = [
  "apply-event",
  "find-mismatch",
  "parse-json",
  "notification-schemas",
  "order-event",
  "order-lines",
  "parse-notification",
  "to-order-event",
  "verify-signature",
];

export default defineConfig({
  test: { include: SUBJECTS.map((subject) => `payments/test/unit/${subject}*.test.ts`) },
});
