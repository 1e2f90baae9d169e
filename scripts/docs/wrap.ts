const WIDTH = 120;

/** Breaks a paragraph between words. */
export function wrap(text: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.pop() ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= WIDTH) lines.push(longer);
    else lines.push(line, word);
  }
  return lines.join("\n");
}
