/** Likely causes, by the error codes of Node's sockets and of undici. */
const CAUSES: { codes: RegExp; cause: string }[] = [
  {
    codes: /^(ENOTFOUND|EAI_AGAIN|ENETUNREACH)$/,
    cause: "the address is wrong, or this machine has no connection to the internet",
  },
  { codes: /^ECONNREFUSED$/, cause: "nothing listens there: the address is wrong, or nothing was started" },
  {
    codes: /TIMEOUT$|^(TimeoutError|ETIMEDOUT|EHOSTUNREACH)$/,
    cause: "the service is too slow, or a firewall drops the connection",
  },
  {
    codes: /^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/,
    cause: "the connection was closed before the whole answer had arrived",
  },
  {
    codes: /CERT|VERIFY|ERR_TLS|ERR_SSL/,
    cause:
      "its certificate is not trusted; behind a proxy that replaces certificates, set NODE_EXTRA_CA_CERTS",
  },
];

/**
 * Explains why a call got no usable answer: the server, the error's code and the likely cause. It leaves out the path
 * and the error's message, which may quote credentials or the buyer's data.
 */
export function explainNoAnswer(url: string, error: unknown): string {
  const { origin } = new URL(url);
  const status = propertyOf(error, "statusCode");
  if (typeof status === "number") return `${origin} answers HTTP ${status}`;
  const code = codeOf(error);
  if (code === "UND_ERR_RES_EXCEEDED_MAX_SIZE") return `${origin} answers with too long a body`;
  const cause = likelyCause(error);
  return `${origin} does not answer (${code})${cause === undefined ? "" : `: ${cause}`}`;
}

/** Returns the likely cause of a failed connection; undefined if the error is of another kind. */
export function likelyCause(error: unknown): string | undefined {
  const code = codeOf(error);
  return CAUSES.find(({ codes }) => codes.test(code))?.cause;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = propertyOf(error, "code");
  return typeof code === "string" ? code : error.name;
}

const propertyOf = (error: unknown, name: string): unknown =>
  error instanceof Error ? Reflect.get(error, name) : undefined;
