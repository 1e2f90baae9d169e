import { type Texts, textsOf } from "../texts.ts";

/** Thrown to refuse a payment or a refund: `message` is for the operator, `tell` for the buyer. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  readonly tell: (texts: Texts) => string;

  constructor(tell: (texts: Texts) => string) {
    super(tell(textsOf()));
    this.tell = tell;
  }
}
