import type { Result } from "./result.ts";

export type Theme = "light" | "dark";

const COLOURS = {
  light: {
    text: "#1f2328",
    quiet: "#59636e",
    ours: "#0969da",
    floor: "#afb8c1",
    guide: "#d4a72c",
    line: "#d1d9e0",
  },
  dark: {
    text: "#f0f6fc",
    quiet: "#9198a1",
    ours: "#4493f8",
    floor: "#656c76",
    guide: "#bb8009",
    line: "#3d444d",
  },
} satisfies Record<Theme, Record<string, string>>;

const WIDTH = 760;
const LABEL_WIDTH = 190;
const VALUE_WIDTH = 130;
const BAR_HEIGHT = 14;
const BAR_GAP = 4;
const GROUP_GAP = 18;
const TOP = 44;
const CANDIDATES = ["ours", "floor", "guide"] as const;
const TITLES = { ours: "this repository", floor: "the floor", guide: "the guide's function" };

/** Draws the times of all candidates as bars. Each group has its own scale. */
export function drawChart(results: Result[], theme: Theme): string {
  const colours = COLOURS[theme];
  const width = WIDTH - LABEL_WIDTH - VALUE_WIDTH;
  const parts: string[] = [];
  let y = TOP;
  for (const { name, unit, ratio, medians } of results.filter((result) => result.unit === "ms")) {
    const shown = CANDIDATES.flatMap((candidate) => {
      const value = medians[candidate];
      return value === undefined ? [] : [{ candidate, value }];
    });
    const longest = Math.max(...shown.map(({ value }) => value));
    parts.push(text(0, y + BAR_HEIGHT - 3, name, colours.text));
    parts.push(text(0, y + 2 * BAR_HEIGHT + 1, `ours / floor ${ratio.toFixed(2)}`, colours.quiet));
    for (const { candidate, value } of shown) {
      const length = Math.max(1, (value / longest) * width);
      parts.push(
        `<rect x="${LABEL_WIDTH}" y="${y}" width="${length.toFixed(1)}" height="${BAR_HEIGHT}" rx="2" fill="${colours[candidate]}"/>`,
        text(
          LABEL_WIDTH + length + 8,
          y + BAR_HEIGHT - 3,
          `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`,
          colours.quiet,
        ),
      );
      y += BAR_HEIGHT + BAR_GAP;
    }
    y += GROUP_GAP;
  }
  const legend = CANDIDATES.map((candidate, index) => {
    const x = LABEL_WIDTH + index * 170;
    return `<rect x="${x}" y="10" width="12" height="12" rx="2" fill="${colours[candidate]}"/>${text(x + 18, 20, TITLES[candidate], colours.text)}`;
  });
  const line = `<line x1="${LABEL_WIDTH}" y1="${TOP - 8}" x2="${LABEL_WIDTH}" y2="${y - GROUP_GAP + 4}" stroke="${colours.line}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Times of a purchase: this repository, the floor, and the guide's function">
${[line, ...legend, ...parts].join("\n")}
</svg>
`;
}

const escapeXml = (content: string) => content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const text = (x: number, y: number, content: string, fill: string) =>
  `<text x="${x.toFixed(0)}" y="${y}" fill="${fill}">${escapeXml(content)}</text>`;
