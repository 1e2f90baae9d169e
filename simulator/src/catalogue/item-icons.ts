/** Icons of the example items, by SKU: SVG strokes in a view box of 24 × 24. */
export const ITEM_ICONS: Readonly<Record<string, string>> = {
  "coins-100":
    '<circle cx="9" cy="9" r="6"/><path d="M9 6.5v5M17 10.5a6 6 0 1 1-6.5 7"/><path d="M16 14v5"/>',
  sword: '<path d="M21 3 8 16M21 3v4L11 17M21 3h-4L7 13M5 13l6 6M7.5 16.5 3 21"/>',
  "discounted-potion":
    '<path d="M9 3h6M10 3v6l-5 9a2 2 0 0 0 1.8 3h10.4a2 2 0 0 0 1.8-3l-5-9V3M7.3 14.5h9.4"/>',
  "free-gift": '<path d="M5 11v10h14V11M3 7h18v4H3zM12 7v14M12 7c-5 0-5.5-4-3-4s3 4 3 4 .5-4 3-4 2 4-3 4"/>',
  "gem-skin": '<path d="M8 3 3 6l2 5 2-1v11h10V10l2 1 2-5-5-3a4 4 0 0 1-8 0zM12 12l2 2.5-2 2.5-2-2.5z"/>',
  "limited-hat": '<path d="M2 19h20M6 19 7.5 6c3 1.5 6 1.5 9 0L18 19M6.6 14.5h10.8"/>',
  "winter-skin":
    '<path d="M12 2v20M3.3 7l17.4 10M20.7 7 3.3 17M9.5 3.5 12 6l2.5-2.5M9.5 20.5 12 18l2.5 2.5"/>',
  "future-skin": '<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l4 2.5"/>',
  "locked-shield": '<path d="M12 2 4 5v7c0 5 3.5 8 8 10 4.5-2 8-5 8-10V5zM12 7v9"/>',
  "season-pass": '<path d="m12 3 2.7 6 6.5.6-4.9 4.3 1.4 6.4L12 17l-5.7 3.3 1.4-6.4-4.9-4.3 6.5-.6z"/>',
  gems: '<path d="M7 4h10l4 6-9 11-9-11zM3 10h18M9.5 4 8 10l4 11 4-11-1.5-6"/>',
  "gems-500": '<path d="M4 11v9h16v-9M3 7a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v4H3zM12 9l2 2.5-2 3-2-3z"/>',
  "starter-pack": '<path d="m3 8 9-5 9 5v9l-9 5-9-5zM3 8l9 5 9-5M12 13v9M7.5 5.5l9 5"/>',
  "space-game":
    '<path d="M7 8h10a5 5 0 0 1 5 5c0 5-3.5 6-5.5 3h-9C5.5 19 2 18 2 13a5 5 0 0 1 5-5zM6 12h4M8 10v4M15 13h.01M18 11h.01"/>',
  "game-key": '<circle cx="8" cy="15.5" r="4.5"/><path d="M11.2 12.3 20.5 3M17 6.5l3 3M14.5 9l2 2"/>',
  "tokyo-banner": '<path d="M5 3v18M5 4h14l-3 4.5 3 4.5H5"/><circle cx="10.5" cy="8.5" r="2.2"/>',
  "founders-cape": '<path d="M9 3h6l1 3 4 13c-5 3-11 3-16 0L8 6zM8 6h8M12 6v15"/>',
  "secret-map": '<path d="M3 6l6-2 6 2 6-2v14l-6 2-6-2-6 2zM9 4v14M15 6v14"/>',
  "retired-drum":
    '<ellipse cx="12" cy="7" rx="8" ry="3"/><path d="M4 7v10c0 4 16 4 16 0V7M8 9.5v10M16 9.5v10"/>',
  "vip-month": '<path d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M9 15l2 2 4-4"/>',
  silver: '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="5"/>',
  "two-coin-helmet": '<path d="M4 17v-4a8 8 0 0 1 16 0v4h-5v-4h-3v7H8c-2 0-4-1-4-3zM12 5v8"/>',
  "daily-snack":
    '<path d="M12 7c-3-2-7 0-7 5s3 9 5 9c1 0 1-.5 2-.5s1 .5 2 .5c2 0 5-4 5-9s-4-7-7-5zM12 7c0-2 1-4 3-4"/>',
  "space-game_steam":
    '<path d="M12 2c4 3 5 7 4.5 12h-9C7 9 8 5 12 2zM7.6 11 4 15v4l4-2M16.4 11l3.6 4v4l-4-2M10.5 18v3M13.5 18v3"/><circle cx="12" cy="9" r="1.8"/>',
};
