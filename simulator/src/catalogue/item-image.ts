import type { Item } from "./item.ts";

const SIDE = 128;

/** A coloured tile with the item's first letter. */
export function itemImage({ sku, name }: Item): string {
  const hue = [...sku].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % 360;
  const letter = (/[\p{L}\p{N}]/u.exec(name.en)?.[0] ?? "?").toUpperCase();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label="${letter}">
  <rect width="${SIDE}" height="${SIDE}" rx="24" fill="hsl(${hue} 60% 45%)"/>
  <text x="50%" y="50%" dy=".35em" text-anchor="middle" font-family="system-ui, sans-serif" font-size="64" fill="#fff">${letter}</text>
</svg>
`;
}
