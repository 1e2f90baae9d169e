import { type Texts, textsOf } from "../texts.ts";

/** Thrown to refuse a payment or a refund: `message` is for the operator, `textFor` for the buyer. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  readonly textFor: (texts: Texts) => string;

  constructor(textFor: (texts: Texts) => string) {
    super(textFor(textsOf()));
    this.textFor = textFor;
  }
}
