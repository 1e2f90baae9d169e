/** Ids of a project at Xsolla and of its company, the merchant. */
export interface XsollaIds {
  merchantId: number;
  projectId: number;
}

/**
 * Parses both ids from the URL of any page of a project in Publisher Account, such as
 * `https://publisher.xsolla.com/202/projects/101/edit/webhooks`.
 *
 * @throws Error when it is another URL
 */
export function parsePublisherUrl(text: string): XsollaIds {
  const [, merchantId, projectId] = /\/(\d{1,15})\/projects\/(\d{1,15})(?:[/?#]|$)/.exec(text.trim()) ?? [];
  if (merchantId === undefined || projectId === undefined)
    throw new Error(
      "this is not the URL of a project in Publisher Account, such as https://publisher.xsolla.com/202/projects/101/…",
    );
  return { merchantId: Number(merchantId), projectId: Number(projectId) };
}
