/** Thrown to refuse a control request: it is wrong, or not possible now. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}
