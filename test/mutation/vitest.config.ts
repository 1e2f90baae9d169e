// The unit tests of the mutated code. Without the property tests, whose random input would make the score random.
import { defineConfig } from "vitest/config";

const SUBJECTS = [
  "apply-event",
  "find-mismatch",
  "parse-json",
  "notification-schemas",
  "order-event",
  "order-lines",
  "parse-notification",
  "problems",
  "to-order-event",
  "to-subscription-event",
  "verify-signature",
];

export default defineConfig({
  test: { include: SUBJECTS.map((subject) => `payments/test/unit/**/${subject}*.test.ts`) },
});
