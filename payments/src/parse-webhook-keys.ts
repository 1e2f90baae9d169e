/** Splits the value of XSOLLA_WEBHOOK_SECRET into its keys, which commas or white space separate. */
export const parseWebhookKeys = (secret: string): string[] => secret.split(/[\s,]+/).filter(Boolean);
