import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";

const ROOT = new URL("../../", import.meta.url);

const packageJson = z.object({ repository: z.object({ url: z.string() }) });

/**
 * Generates the text of unity/Documentation~/index.md: docs/guides/unity.md for readers who have the package alone,
 * where links to other pages of the repository would be broken.
 */
export function writeUnityPage(): string {
  const { repository } = packageJson.parse(
    JSON.parse(readFileSync(new URL("unity/package.json", ROOT), "utf8")),
  );
  const address = repository.url.replace(/^git\+|\.git$/g, "");
  return readFileSync(new URL("docs/guides/unity.md", ROOT), "utf8")
    .replace(/\[([^\]]+)\]\(\.\.\/([\w./-]+\.md)\)/g, (_link, text: string, file: string) =>
      text === basename(file) ? `\`docs/${file}\`` : `${text} (\`docs/${file}\`)`,
    )
    .replace("\n\n", `\n\nFiles below \`docs/\` are those of the [repository](${address}).\n\n`);
}
