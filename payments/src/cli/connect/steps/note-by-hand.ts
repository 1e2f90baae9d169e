import { agreementPage, commandFix, projectPage, setSecretFix } from "../../doctor/fixes.ts";
import type { Task } from "../step.ts";

/** Reports the steps that Xsolla's API does not offer. */
export function noteByHand({ setUp, flags, note }: Task): void {
  const { urls, secretNames, projectId } = setUp;
  const page = projectPage(setUp, "edit/webhooks");
  const { webhookSecret } = secretNames;
  const print = `npx firebase functions:secrets:access ${webhookSecret} --project ${projectId}`;
  const store = setSecretFix(setUp, webhookSecret);
  note(
    "publisher-account",
    "by-hand",
    `user_validation, payment and refund have their own URL, key and switch: enter ${urls.webhook} at ${page}, add a comma and the key from there to ${webhookSecret} (to see it: ${print}; to store it: ${store}), run connect again, and run the test there with the uid of a real player`,
  );
  note("agreement", "by-hand", `real payments need a signed agreement: ${agreementPage(setUp)}`);
  if (flags.rotate)
    note(
      "old-key",
      "by-hand",
      `Xsolla redelivers notifications for 12 hours; after that, store ${webhookSecret} without the old key and deploy: ${store}`,
    );
  note("doctor", "by-hand", commandFix(setUp, "doctor"));
}
