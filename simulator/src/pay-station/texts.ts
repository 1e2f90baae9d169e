import type { Order } from "../order.ts";

const en = {
  lang: "en" as "en" | "fr",
  payStation: "Pay Station, simulated",
  sandbox: "Sandbox",
  yourOrder: "Your order",
  before: "Price before the discount:",
  tax: "Tax",
  included: "included",
  total: "Total",
  testCard: "Test card",
  cards: {
    success: "Succeeds, without 3-D Secure",
    "acquirer-3ds": "3-D Secure at the acquirer",
    "xsolla-3ds": "3-D Secure by Xsolla",
  },
  expiry: "valid until",
  pay: "Pay",
  decline: "Decline the card",
  close: "Close",
  noMoney: "No money moves here.",
  orderOf: (id: number, user: string) => `Order ${id} of ${user}.`,
  confirm: "Confirm the payment",
  confirmHint: (password: string) => `The password is ${password}. A wrong one makes the payment fail.`,
  password: "3-D Secure password",
  back: "Choose another card",
  declined: "Payment declined",
  bankRefused: "The bank has refused the payment.",
  wrongPassword: "The 3-D Secure password is wrong.",
  failed: "The payment failed",
  thanks: "Thank you",
  canClose: "You can close this page now.",
  orderIs: (status: string) => `This order is ${status}.`,
  otherWay: "Pay in another way",
  toGame: "Back to the game",
};

export type Texts = typeof en;

const STATUSES: Record<string, string> = { paid: "payée", done: "terminée", canceled: "annulée" };

const fr: Texts = {
  lang: "fr",
  payStation: "Pay Station, simulée",
  sandbox: "Bac à sable",
  yourOrder: "Votre commande",
  before: "Prix avant la remise :",
  tax: "Taxe",
  included: "incluse",
  total: "Total",
  testCard: "Carte de test",
  cards: {
    success: "Réussit, sans 3-D Secure",
    "acquirer-3ds": "3-D Secure chez l’acquéreur",
    "xsolla-3ds": "3-D Secure par Xsolla",
  },
  expiry: "valable jusqu’au",
  pay: "Payer",
  decline: "Refuser la carte",
  close: "Fermer",
  noMoney: "Aucun argent n’est prélevé ici.",
  orderOf: (id, user) => `Commande ${id} de ${user}.`,
  confirm: "Confirmer le paiement",
  confirmHint: (password) => `Le mot de passe est ${password}. S’il est faux, le paiement échoue.`,
  password: "Mot de passe 3-D Secure",
  back: "Choisir une autre carte",
  declined: "Paiement refusé",
  bankRefused: "La banque a refusé le paiement.",
  wrongPassword: "Le mot de passe 3-D Secure est faux.",
  failed: "Le paiement a échoué",
  thanks: "Merci",
  canClose: "Vous pouvez fermer cette page.",
  orderIs: (status) => `Cette commande est ${STATUSES[status] ?? status}.`,
  otherWay: "Payer autrement",
  toGame: "Retour au jeu",
};

/** The page's words in the order's language; what is not French is English. */
export const textsOf = (order?: Pick<Order, "language">): Texts =>
  order?.language.slice(0, 2).toLowerCase() === "fr" ? fr : en;
