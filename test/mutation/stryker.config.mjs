// `npm run test:mutation` mutates signature, parser and state machine, and counts the mutants that a unit test detects.

export default {
  mutate: [
    "payments/src/parse-json.ts",
    "payments/src/webhook/{verify-signature,parse-notification,notification-schemas,to-order-event}.ts",
    "payments/src/orders/{apply-event,order-event,find-mismatch,order-lines,problems}.ts",
  ],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.ts" },
  coverageAnalysis: "perTest",
  concurrency: 2,
  tempDirName: ".stack/mutation",
  ignorePatterns: ["/.stack", "/docs", "/functions/lib", "/payments/lib", "/dist"],
  // Stryker would rewrite it with the API of TypeScript 6, which TypeScript 7 lacks. The rewrite is not needed.
  tsconfigFile: "none",
  reporters: ["progress-append-only", "clear-text"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  allowConsoleColors: false,
  warnings: { slow: false },
  thresholds: { high: 100, low: 98, break: 98 },
};
