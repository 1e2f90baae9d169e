/** Something that no log may have, and what it is. */
export interface Secret {
  kind: string;
  text: string;
}

/** Where one is. Not the line itself: whoever reads the report may not be meant to read the log. */
export interface Leak {
  kind: string;
  line: number;
}

const PATTERNS = [
  // Header and payload of a JWT; the Auth emulator's have no signature.
  { kind: "an ID token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}/ },
  { kind: "an e-mail address", pattern: /[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i },
  { kind: "Basic credentials", pattern: /\bBasic [\w+/]{8,}=*/ },
];

/** The lines of a log that have one of the known secrets, as they are or URL-encoded, or something of a secret's form. */
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
