// Evaluations a second by number of options, both axes logarithmic: two panels, a line an engine.
import { engines } from './results.mjs';

const SIZES = [60, 1000, 10000, 100000], PANEL = { width: 400, height: 380, left: 70, top: 40, gap: 60 };
const COLOURS = ['#000000', '#d55e00', '#e69f00', '#009e73', '#56b4e9', '#0072b2', '#cc79a7', '#7f7f7f', '#999933', '#882255', '#44aa99'];

export function plot(all) {
  const rows = [...engines(all)], names = rows.map(([name]) => name);
  const rates = rows.flatMap(([, r]) => Object.entries(r).filter(([k, v]) => k.endsWith('-m5') && v.ns).map(([, v]) => 1e9 / v.ns));
  const low = Math.floor(Math.log10(Math.min(...rates))), high = Math.ceil(Math.log10(Math.max(...rates)));
  const x = (panel, n) => PANEL.left + panel * (PANEL.width + PANEL.gap) + (Math.log10(n / 60) / Math.log10(100000 / 60)) * PANEL.width;
  const y = (rate) => PANEL.top + (1 - (Math.log10(rate) - low) / (high - low)) * PANEL.height;
  const bottom = PANEL.top + PANEL.height, right = x(1, 100000), out = [];
  const text = (at, down, words, more = '') => out.push(`<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" ${more}>${words}</text>`);
  ['friendly', 'unfriendly'].forEach((shape, panel) => {
    text(x(panel, 60), PANEL.top - 14, `${shape} rules`, 'font-weight="bold"');
    for (let e = low; e <= high; e++) {
      out.push(`<path d="M${x(panel, 60)} ${y(10 ** e).toFixed(1)}H${x(panel, 100000)}" stroke="#ddd"/>`);
      text(x(panel, 60) - 6, y(10 ** e) + 4, e < 4 ? `${10 ** e}` : `10<tspan dy="-5" font-size="9">${e}</tspan>`, 'text-anchor="end"');
    }
    for (const n of SIZES) text(x(panel, n), bottom + 18, n.toLocaleString('en'), 'text-anchor="middle"');
    rows.forEach(([, row], i) => {
      const points = SIZES.filter((n) => row[`${shape}-${n}-m5`]?.ns).map((n) => [x(panel, n), y(1e9 / row[`${shape}-${n}-m5`].ns)]);
      const colour = COLOURS[i % COLOURS.length];
      out.push(`<path d="M${points.map((p) => p.map((v) => v.toFixed(1)).join(' ')).join('L')}" fill="none" stroke="${colour}" stroke-width="${i === 0 ? 3 : 1.5}"/>`);
      for (const [px, py] of points) out.push(`<circle cx="${px.toFixed(1)}" cy="${py.toFixed(1)}" r="3" fill="${colour}"/>`);
    });
  });
  names.forEach((name, i) => {
    out.push(`<rect x="${right + 24}" y="${PANEL.top + i * 20}" width="14" height="4" fill="${COLOURS[i % COLOURS.length]}"/>`);
    text(right + 44, PANEL.top + 6 + i * 20, name);
  });
  text(PANEL.left, bottom + 40, 'options; evaluations a second, 5 % of the answers missing, one thread');
  const width = right + 200, height = bottom + 60;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${out.join('\n')}
</svg>
`;
}
