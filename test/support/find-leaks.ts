/** A text that no log may contain, and its kind. */
export interface Secret {
  kind: string;
  text: string;
}

/** Where a secret was found. Without the line, because the report has more readers than the log. */
export interface Leak {
  kind: string;
  line: number;
}

const PATTERNS = [
  // Header and payload of a JWT. The Auth emulator's tokens have no signature.
  { kind: "an ID token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}/ },
  { kind: "an e-mail address", pattern: /[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i },
  { kind: "Basic credentials", pattern: /\bBasic [\w+/]{8,}=*/ },
];

/** Finds known secrets, plain or URL-encoded, and whatever has the form of a secret. */
export function findLeaks(log: string, known: Secret[]): Leak[] {
  const secrets = known
    .filter(({ text }) => text !== "")
    .map(({ kind, text }) => ({ kind, forms: [...new Set([text, encodeURIComponent(text)])] }));
  return log.split("\n").flatMap((text, index) => {
    const kinds = [
      ...secrets.filter(({ forms }) => forms.some((form) => text.includes(form))).map(({ kind }) => kind),
      ...PATTERNS.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind),
    ];
    return [...new Set(kinds)].map((kind) => ({ kind, line: index + 1 }));
  });
}
