/** Why a payment or what follows it was refused, in words for the buyer or operator. */
export class PaymentError extends Error {
  override readonly name = "PaymentError";
}
