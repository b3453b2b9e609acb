// Rules as rows of a table, for databases: of each enum or boolean the set of values as bits, of each other field a range. What a
// rule does not read is as wide as can be, so that what is missing (bit 62, or below every range) passes there alone.
// A row stands under its region, or under -1 if it holds in any: the one index that helps.
const ANY = (1n << 63n) - 1n, GAP = 1n << 62n;
export const isSet = (f) => f.kind === 'enum' || f.kind === 'boolean' || f.kind === 'ordered';
export const LOW = -(2 ** 31), HIGH = 2 ** 31 - 1;

export function columns(fields) {
  return fields.slice(1).flatMap((f) => (isSet(f) ? [`${f.name}_in`] : [`${f.name}_from`, `${f.name}_to`]));
}

function bits(c) {
  const values = c.values ?? Array.from({ length: c.to - c.from + 1 }, (_, i) => c.from + i);
  return values.reduce((a, v) => a | (1n << BigInt(v)), 0n);
}

export function rows(fields, options) {
  return options.flatMap((o, id) => {
    const by = new Map(o.map((c) => [c.field, c]));
    const cells = fields.flatMap((f, i) => {
      const c = by.get(i);
      if (i === 0) return [];
      return isSet(f) ? [c ? bits(c) : ANY] : c ? [c.from, c.to] : [LOW, HIGH];
    });
    const c = by.get(0), regions = c ? (c.values ?? [c.from]) : [-1];
    return regions.map((region) => [region, id, ...cells]);
  });
}

export const asked = (fields, p) => fields.slice(1).map((f, i) => (isSet(f) ? (p[i + 1] < 0 ? GAP : 1n << BigInt(p[i + 1])) : p[i + 1]));
