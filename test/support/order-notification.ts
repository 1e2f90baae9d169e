interface OrderOptions {
  items?: object[];
  order?: object;
  billing?: object | undefined;
}

const COINS = { sku: "coins-100", type: "virtual_good", quantity: 1, amount: "9.9900", promotions: [] };

/** Makes the body of `order_paid` or `order_canceled`, in separate mode unless there is `billing`. */
export const orderNotification = (
  type: "order_paid" | "order_canceled",
  uid: string,
  orderId: number | string,
  { items = [COINS], order = {}, billing }: OrderOptions = {},
) => ({
  notification_type: type,
  items,
  order: {
    id: orderId,
    mode: "sandbox",
    currency_type: "real",
    currency: "EUR",
    amount: "9.9900",
    status: type === "order_paid" ? "paid" : "canceled",
    platform: "xsolla",
    comment: null,
    invoice_id: `43${orderId}`,
    promotions: [],
    ...order,
  },
  user: { external_id: uid },
  ...(billing && { billing }),
});
