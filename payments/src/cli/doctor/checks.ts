import type { Check } from "./check.ts";
import { alerts } from "./checks/alerts.ts";
import { apiKey } from "./checks/api-key.ts";
import { apiKeyUser } from "./checks/api-key-user.ts";
import { apis } from "./checks/apis.ts";
import { auth } from "./checks/auth.ts";
import { billing } from "./checks/billing.ts";
import { callableAnswers } from "./checks/callable-answers.ts";
import { catalogue } from "./checks/catalogue.ts";
import { contract } from "./checks/contract.ts";
import { currencies } from "./checks/currencies.ts";
import { deployedParameters } from "./checks/deployed-parameters.ts";
import { firestore } from "./checks/firestore.ts";
import { functions } from "./checks/functions.ts";
import { indexes } from "./checks/indexes.ts";
import { merchantId } from "./checks/merchant-id.ts";
import { parameters } from "./checks/parameters.ts";
import { prices } from "./checks/prices.ts";
import { rules } from "./checks/rules.ts";
import { salesStopped } from "./checks/sales-stopped.ts";
import { sandboxLive } from "./checks/sandbox-live.ts";
import { scheduler } from "./checks/scheduler.ts";
import { secretVersions } from "./checks/secret-versions.ts";
import { serviceAccount } from "./checks/service-account.ts";
import { skus } from "./checks/skus.ts";
import { storeUrl } from "./checks/store-url.ts";
import { ttl } from "./checks/ttl.ts";
import { unitySettings } from "./checks/unity-settings.ts";
import { waiting } from "./checks/waiting.ts";
import { webhookAnswers } from "./checks/webhook-answers.ts";
import { webhookEnabled } from "./checks/webhook-enabled.ts";
import { webhookFast } from "./checks/webhook-fast.ts";
import { webhookIps } from "./checks/webhook-ips.ts";
import { webhookSecret } from "./checks/webhook-secret.ts";
import { webhookSet } from "./checks/webhook-set.ts";
import { webhookSigned } from "./checks/webhook-signed.ts";
import { webhookUrl } from "./checks/webhook-url.ts";

/** Every check, in the order in which they are shown. */
export const CHECKS: readonly Check[] = [
  parameters,
  storeUrl,
  sandboxLive,
  webhookIps,
  salesStopped,
  apiKey,
  apiKeyUser,
  merchantId,
  catalogue,
  prices,
  currencies,
  skus,
  webhookSet,
  webhookUrl,
  webhookEnabled,
  webhookSecret,
  contract,
  webhookAnswers,
  webhookSigned,
  webhookFast,
  callableAnswers,
  waiting,
  billing,
  apis,
  firestore,
  rules,
  indexes,
  ttl,
  auth,
  functions,
  secretVersions,
  deployedParameters,
  serviceAccount,
  scheduler,
  alerts,
  unitySettings,
];
