/** Ids of a project at Xsolla and of its company. */
export interface XsollaIds {
  merchantId: number;
  projectId: number;
}

/**
 * Reads both ids from the address of any page about a project in Publisher Account, as
 * `https://publisher.xsolla.com/202/projects/101/edit/webhooks`.
 *
 * @throws Error when it is the address of something else
 */
export function parsePublisherUrl(text: string): XsollaIds {
  const [, merchantId, projectId] = /\/(\d{1,15})\/projects\/(\d{1,15})(?:[/?#]|$)/.exec(text.trim()) ?? [];
  if (merchantId === undefined || projectId === undefined)
    throw new Error(
      "that is not the address of a project in Publisher Account, as https://publisher.xsolla.com/202/projects/101/…",
    );
  return { merchantId: Number(merchantId), projectId: Number(projectId) };
}
