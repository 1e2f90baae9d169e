import { type Texts, textsOf } from "../texts.ts";

/** Says why a payment or a refund is refused: `message` to the operator, `tell` to the buyer. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  readonly tell: (texts: Texts) => string;

  constructor(tell: (texts: Texts) => string) {
    super(tell(textsOf()));
    this.tell = tell;
  }
}
