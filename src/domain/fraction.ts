/** An exact number: `n` over `d`, with `d` above zero. Interest is kept so until it is rounded, once. */
export type Fraction = Readonly<{ n: bigint; d: bigint }>;

export const NONE: Fraction = { n: 0n, d: 1n };

export function whole(n: bigint): Fraction {
  return { n, d: 1n };
}

/** Reads a plain decimal text: "11.75", "-0.88". @throws RangeError when it is none. */
export function decimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, minus, before = "", after = ""] = match;
  const digits = BigInt(before + after);
  return reduced(minus ? -digits : digits, 10n ** BigInt(after.length));
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function by(a: Fraction, b: Fraction): Fraction {
  return reduced(a.n * b.n, a.d * b.d);
}

/** `a` over `b`. @throws RangeError when `b` is zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError("division by zero");
  return b.n > 0n ? reduced(a.n * b.d, a.d * b.n) : reduced(-a.n * b.d, a.d * -b.n);
}

/** Below zero, zero or above it, as `a` is less than, equal to or more than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The nearest whole number, a half going away from zero. */
export function rounded({ n, d }: Fraction): bigint {
  const size = n < 0n ? -n : n;
  const near = (2n * size + d) / (2n * d);
  return n < 0n ? -near : near;
}

/** The next multiple of `step` that is not below `a`; `a` itself where it is one. */
export function roundedUp(a: Fraction, step: Fraction): Fraction {
  const { n, d } = over(a, step);
  const steps = n / d + (n % d > 0n ? 1n : 0n);
  return by(whole(steps), step);
}

/** The exact decimal text without surplus zeros, "11.75", "8"; cut after `decimals` where it has no end. */
export function toText(a: Fraction, decimals = 6): string {
  const scaled = rounded(by(a, whole(10n ** BigInt(decimals))));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, "");
  return scaled < 0n ? `-${text}` : text;
}

function reduced(n: bigint, d: bigint): Fraction {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { n: n / a, d: d / a } : { n, d };
}
