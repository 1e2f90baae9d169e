interface Asker {
  /** Null when nobody is signed in. */
  userId: string | null;
  country: string;
  currency: string;
  locale: string;
}

/** Asks which items to offer to a player. https://developers.xsolla.com/webhooks/operation/personalized-partner-catalog */
export const partnerCatalogue = ({ userId, country, currency, locale }: Asker) => ({
  notification_type: "partner_side_catalog",
  user: { user_id: userId, country, currency, locale },
});
