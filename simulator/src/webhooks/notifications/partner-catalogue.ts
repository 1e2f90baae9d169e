interface Asker {
  /** Null if nobody is signed in. */
  userId: string | null;
  country: string;
  currency: string;
  locale: string;
}

/**
 * Makes `partner_side_catalog`, which asks which items to offer to a player.
 * https://developers.xsolla.com/webhooks/operation/personalized-partner-catalog
 */
export const partnerCatalogue = ({ userId, country, currency, locale }: Asker) => ({
  notification_type: "partner_side_catalog",
  user: { user_id: userId, country, currency, locale },
});
