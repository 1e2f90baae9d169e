import { type Texts, textsOf } from "../texts.ts";

/** Why a payment or what follows it was refused: `message` for the operator, `tell` for the buyer. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
  readonly tell: (texts: Texts) => string;

  constructor(tell: (texts: Texts) => string) {
    super(tell(textsOf()));
    this.tell = tell;
  }
}
