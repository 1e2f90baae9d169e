import type { Item } from "./item.ts";
import { ITEM_ICONS } from "./item-icons.ts";

const SIDE = 128;
/** Icons have a margin on the tile. */
const ICON_SCALE = 3;
const ICON_OFFSET = (SIDE - 24 * ICON_SCALE) / 2;

/** Draws a coloured tile with the item's icon, or else its first letter. */
export function itemImage({ sku, name }: Item): string {
  const hue = [...sku].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0) % 360;
  const letter = (/[\p{L}\p{N}]/u.exec(name.en)?.[0] ?? "?").toUpperCase();
  const icon = ITEM_ICONS[sku];
  const picture = icon
    ? `<g transform="translate(${ICON_OFFSET} ${ICON_OFFSET}) scale(${ICON_SCALE})" fill="none" stroke="#fff" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${icon}</g>`
    : `<text x="50%" y="50%" dy=".35em" text-anchor="middle" font-family="system-ui, sans-serif" font-size="64" fill="#fff">${letter}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label="${letter}">
  <linearGradient id="tile" x2="1" y2="1">
    <stop stop-color="hsl(${hue} 65% 52%)"/>
    <stop offset="1" stop-color="hsl(${hue + 40} 65% 38%)"/>
  </linearGradient>
  <rect width="${SIDE}" height="${SIDE}" rx="24" fill="url(#tile)"/>
  ${picture}
</svg>
`;
}
