import { required } from "../../payments/src/cli/read-settings.ts";
import type { StorefrontSettings } from "../../storefront/start-storefront.ts";
import type { LocalStack } from "../local-stack.ts";
import { originOf, type Project } from "./project.ts";

interface Backend {
  project: Project;
  region: string;
  storeUrl: string;
  xsollaProjectId: string;
  /** The functions' default country, which applies on this machine. */
  country: string;
}

/** Makes the shop's settings for a backend in the emulators. */
export const storefrontSettings = ({
  project: { projectId, emulators },
  region,
  storeUrl,
  xsollaProjectId,
  country,
}: Backend): StorefrontSettings => ({
  VITE_FIREBASE_PROJECT_ID: projectId,
  VITE_FUNCTIONS_LOCATION: region,
  VITE_XSOLLA_STORE_URL: storeUrl,
  VITE_XSOLLA_PROJECT_ID: xsollaProjectId,
  VITE_COUNTRY: country,
  VITE_AUTH_EMULATOR: originOf(emulators.auth),
  VITE_FIRESTORE_EMULATOR: originOf(emulators.firestore),
  VITE_FUNCTIONS_EMULATOR: originOf(emulators.functions),
});

/** Makes the shop's settings for the backend of `npm start`. */
export const localStorefront = ({ project, region, storeUrl, settings }: LocalStack): StorefrontSettings =>
  storefrontSettings({
    project,
    region,
    storeUrl,
    xsollaProjectId: required(settings.effective, "XSOLLA_PROJECT_ID", "functions/.env*"),
    country: required(settings.effective, "XSOLLA_DEFAULT_COUNTRY", "functions/.env"),
  });
