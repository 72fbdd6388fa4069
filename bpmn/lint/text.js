// Estimates how bpmn-js lays out a label, without a browser. Arial's advance widths (per mille
// of the font size) for the printable ASCII characters; anything else counts as a wide letter.
const ADVANCES = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
];

export function textWidth(text, fontSize) {
  const perMille = [...text].reduce((sum, c) => sum + (ADVANCES[c.codePointAt(0) - 32] ?? 722), 0);
  return (perMille * fontSize) / 1000;
}

/** The lines a text takes when it wraps at a width; a word is never broken. */
export function wrap(text, width, fontSize) {
  const lines = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (line && textWidth(longer, fontSize) > width + 1) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** The box of a text that wraps at a width, its lines centred on x, its top at y. */
export function textBox(text, { x, y, width, fontSize }) {
  const lines = wrap(text, width, fontSize);
  const widest = Math.max(...lines.map(line => textWidth(line, fontSize)));
  return { x: x - widest / 2, y, width: widest, height: lines.length * fontSize * 1.2 };
}
