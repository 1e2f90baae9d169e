import type { Values } from "../../payments/src/cli/read-settings.ts";

interface Codebase {
  /** Each set of parameters has a region of its own, so that its functions have addresses of their own. */
  region: string;
  /** Differences from functions/.env. */
  parameters?: Values;
  /** Contents of .env.local. */
  local?: Values;
  /** Differences from SECRETS. */
  secrets?: Values;
}

/** Keys of the simulated Xsolla project. */
export const SECRETS = {
  XSOLLA_API_KEY: "test-api-key",
  // The simulator signs with the first. The second is the old key of a rotation.
  XSOLLA_WEBHOOK_SECRET: "test-webhook-secret, retired-webhook-secret",
};

/** Deployments for the emulator tests. Add one to test other values of the parameters. */
export const CODEBASE_NAMES = ["sandbox", "production", "misconfigured", "app-check"] as const;
export type CodebaseName = (typeof CODEBASE_NAMES)[number];

export const CODEBASES: Record<CodebaseName, Codebase> = {
  sandbox: { region: "us-central1" },
  production: {
    region: "europe-west1",
    parameters: {
      XSOLLA_SANDBOX: "false",
      XSOLLA_RETURN_URLS: "https://game.example,mygame://",
      XSOLLA_WEBHOOK_IPS: "203.0.113.0/24,2001:db8::/32",
      XSOLLA_CURRENCY: "EUR",
      XSOLLA_UI_THEME: "custom-theme",
      XSOLLA_DEFAULT_COUNTRY: "FR",
      XSOLLA_ALLOW_COUNTRY_CHANGE: "true",
      XSOLLA_REDIRECT: "successful",
      XSOLLA_WEB_SHOP: "true",
    },
    local: { XSOLLA_DEFAULT_COUNTRY: "DE" },
  },
  misconfigured: { region: "asia-east1", secrets: { XSOLLA_API_KEY: "wrong-api-key" } },
  "app-check": { region: "europe-north1", parameters: { ENFORCE_APP_CHECK: "true" } },
};
