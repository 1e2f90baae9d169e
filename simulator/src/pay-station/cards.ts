/** A test card. `behaviour`: whether the bank asks the buyer for a password, and on whose page. */
export interface Card {
  number: string;
  behaviour: "success" | "acquirer-3ds" | "xsolla-3ds";
}

/** Xsolla's sandbox cards: https://developers.xsolla.com/dev-resources/testing/test-cards/ */
export const CARDS: readonly Card[] = [
  { number: "4111 1111 1111 1111", behaviour: "success" },
  { number: "4111 1111 1111 1152", behaviour: "acquirer-3ds" },
  { number: "4423 6100 0000 0007", behaviour: "xsolla-3ds" },
];

/** The expiry date that the sandbox accepts. Any CVV is accepted. */
export const EXPIRY = "12/40";

/** The simulator's choice: Xsolla documents that a wrong password fails the payment, but not which one is right. */
export const PASSWORD = "1234";

export const findCard = (number: unknown): Card | undefined => CARDS.find((card) => card.number === number);
