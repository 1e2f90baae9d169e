/** One `allow` statement of Firestore security rules. */
export interface Allow {
  /** Segments of the path below `/databases/{database}/documents`; `{name}` and `{name=**}` are wildcards. */
  path: string[];
  methods: string[];
  /** Without white space. Empty if there is no condition, which allows everybody. */
  condition: string;
}

const TOKEN =
  /match\s+((?:\/[^\s/{}]*(?:\{[^}]*\})?)+)\s*\{|allow\s+([a-z, \n]+?)\s*(?::\s*if\s+([^;]+?)\s*)?;|\{|\}/g;
const DOCUMENTS = /^\/?databases\/\{[^}]+\}\/documents$/;

/**
 * Reads the permissions of a file of security rules, and expands functions without arguments. It does not parse the
 * whole language, only enough of it to find rules that are too permissive.
 * https://firebase.google.com/docs/rules/rules-language
 */
export function parseRules(source: string): Allow[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/[^\n]*/g, "");
  const functions = new Map(
    [...text.matchAll(/function\s+(\w+)\(\)\s*\{\s*return\s+([^;]+?)\s*;\s*\}/g)].map(
      ([, name = "", body = ""]): [string, string] => [name, body],
    ),
  );
  const expand = (condition: string) =>
    condition
      .replace(/\b(\w+)\(\)/g, (call, name: string) => functions.get(name) ?? call)
      .replace(/\s+/g, "");

  const found: Allow[] = [];
  const open: string[] = [];
  for (const [token, path, methods, condition] of text.matchAll(TOKEN)) {
    if (path !== undefined) open.push(path);
    else if (methods !== undefined)
      found.push({
        path: segmentsOf(open),
        methods: methods.split(",").map((method) => method.trim()),
        condition: condition === undefined ? "" : expand(condition),
      });
    else if (token === "}") open.pop();
    else open.push("");
  }
  return found;
}

const segmentsOf = (open: string[]): string[] =>
  open
    .filter((path) => !DOCUMENTS.test(path))
    .flatMap((path) => path.split("/"))
    .filter(Boolean);
