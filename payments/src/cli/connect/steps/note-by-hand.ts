import { agreementPage, commandFix, projectPage } from "../../doctor/fixes.ts";
import type { Task } from "../step.ts";

/** Reports the steps that Xsolla's API does not offer. */
export function noteByHand({ setUp, flags, note }: Task): void {
  const { urls, secretNames } = setUp;
  const page = projectPage(setUp, "edit/webhooks");
  note(
    "publisher-account",
    "by-hand",
    `user_validation, payment and refund have their own URL, key and switch: enter ${urls.webhook} at ${page}, add the key from there to ${secretNames.webhookSecret}, and run the test there with the uid of a real player`,
  );
  note("agreement", "by-hand", `real payments need a signed agreement: ${agreementPage(setUp)}`);
  if (flags.rotate)
    note(
      "old-key",
      "by-hand",
      `Xsolla redelivers notifications for 12 hours; after that, remove the old key from ${secretNames.webhookSecret}`,
    );
  note("doctor", "by-hand", commandFix(setUp, "doctor"));
}
