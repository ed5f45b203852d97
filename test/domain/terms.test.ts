import fc from "fast-check";
import { expect, test } from "vitest";
import { day } from "../../src/domain/calendar.ts";
import { discountUntil, dueDate, formatTerms, readTerms, type Terms } from "../../src/domain/terms.ts";

function terms(text: string): Terms {
  const read = readTerms(text);
  if (!read.ok) throw new RangeError(JSON.stringify(read.refusal));
  return read.value;
}

const due: [terms: string, issuedOn: string, dueOn: string][] = [
  ["net 7", "2026-03-03", "2026-03-10"],
  ["net 14", "2026-03-03", "2026-03-17"],
  ["net 15", "2026-03-03", "2026-03-18"],
  ["net 30", "2026-03-03", "2026-04-02"],
  ["net 60", "2026-03-03", "2026-05-02"],
  ["net 30", "2027-12-17", "2028-01-16"],
  ["net 30", "2028-02-10", "2028-03-11"],
  ["net 30", "2026-01-01", "2026-01-31"],
  ["due on receipt", "2026-03-03", "2026-03-03"],
  ["EOM", "2026-03-03", "2026-03-31"],
  ["EOM", "2028-02-05", "2028-02-29"],
  ["net monthly", "2026-03-03", "2026-04-30"],
  ["net monthly", "2026-01-31", "2026-02-28"],
  ["10 prox", "2026-03-03", "2026-04-10"],
  ["net 30 EOM A", "2026-03-03", "2026-04-30"],
  ["net 30 EOM B", "2026-03-03", "2026-04-30"],
  ["net 30 EOM A", "2026-08-01", "2026-09-30"],
  ["net 30 EOM B", "2026-08-01", "2026-08-31"],
  ["net 30 EOM A", "2026-01-02", "2026-03-02"],
  ["net 30 EOM B", "2026-01-02", "2026-02-28"],
  ["net 10 EOM A", "2026-04-20", "2026-05-10"],
  ["net 30 EOM A", "2026-12-08", "2027-01-30"],
  ["net 30 EOM B", "2026-12-08", "2027-01-31"],
  ["15 MFI", "2026-03-03", "2026-04-15"],
  ["15 MFI", "2026-12-30", "2027-01-15"],
  ["21 MFI", "2026-03-03", "2026-04-21"],
  ["31 MFI", "2026-03-31", "2026-04-30"],
  ["2/10 net 30", "2026-03-03", "2026-04-02"],
  ["net 30", "2028-01-30", "2028-02-29"],
  ["net 365", "2028-02-29", "2029-02-28"],
  ["net monthly", "2028-01-31", "2028-02-29"],
  ["net 30 EOM A", "2028-01-02", "2028-03-01"],
  ["net 30 EOM B", "2028-01-02", "2028-02-29"],
  ["31 MFI", "2028-01-10", "2028-02-29"],
  ["31 MFI", "2027-01-10", "2027-02-28"],
  ["CIA", "2026-03-03", "2026-03-03"],
  ["COD", "2026-03-03", "2026-03-03"],
];
test.each(due)("%s from %s is due on %s", (text, issuedOn, dueOn) => {
  expect(dueDate(terms(text), day(issuedOn))).toBe(dueOn);
});

test("receipt and delivery count where they are known, and only there", () => {
  const later = { receivedOn: day("2026-03-05"), deliveredOn: day("2026-03-20") };
  expect(dueDate(terms("due on receipt"), day("2026-03-03"), later)).toBe("2026-03-05");
  expect(dueDate(terms("COD"), day("2026-03-03"), later)).toBe("2026-03-20");
  expect(dueDate(terms("net 14"), day("2026-03-03"), later)).toBe("2026-03-17");
});

test("2/10 net 30 holds its discount up to and including day 10", () => {
  expect(terms("2/10 net 30")).toEqual({ kind: "net", days: 30, discount: { percent: "2", days: 10 } });
  expect(discountUntil(terms("2/10 net 30"), day("2026-03-03"))).toBe("2026-03-13");
  expect(discountUntil(terms("2/10 net 30"), day("2028-02-19"))).toBe("2028-02-29");
  expect(discountUntil(terms("2/10 net 30"), day("2028-02-20"))).toBe("2028-03-01");
  expect(discountUntil(terms("net 30"), day("2026-03-03"))).toBeUndefined();
});

test.each([
  ["net14", "net 14"],
  ["NET  14 ", "net 14"],
  ["n/30", "net 30"],
  ["14 days", "net 14"],
  ["30", "net 30"],
  ["within 30 days", "net 30"],
  ["Due upon receipt", "due on receipt"],
  ["due immediately", "due on receipt"],
  ["end of the month", "EOM"],
  ["15th MFI", "15 MFI"],
  ["10 proximo", "10 prox"],
  ["2% 10 net 30", "2/10 net 30"],
  ["2% 10, Net 30", "2/10 net 30"],
  ["2 10 net 30", "unreadable"],
  ["210 net 30", "unreadable"],
  ["2%/10, net 30", "2/10 net 30"],
  ["1.5/10 n/45", "1.5/10 net 45"],
  ["net 30 eom (a)", "net 30 EOM A"],
  ["payment in advance", "CIA"],
  ["cash on delivery", "COD"],
  ["net 366", "unreadable"],
  ["32 MFI", "unreadable"],
  ["0 MFI", "unreadable"],
  ["2/40 net 30", "unreadable"],
  ["0/10 net 30", "unreadable"],
  ["net -3", "unreadable"],
  ["soon", "unreadable"],
  ["", "unreadable"],
  ["due on receipt or so", "unreadable"],
])("%j is read as %s", (text, expected) => {
  const read = readTerms(text);
  expect(read.ok ? formatTerms(read.value) : read.refusal.kind).toBe(expected);
});

test.each([
  ["net 30 EOM", ["net 30 EOM A", "net 30 EOM B"]],
  ["30 days eom", ["net 30 EOM A", "net 30 EOM B"]],
  ["Net EOM", ["EOM", "net monthly"]],
])("%s has two meanings and is asked, each answer being clear", (text, texts) => {
  const read = readTerms(text);
  if (read.ok || read.refusal.kind !== "ambiguous") throw new RangeError("was not asked");
  expect(read.refusal.readings.map((reading) => reading.text)).toEqual(texts);
  for (const clear of texts) expect(readTerms(clear).ok).toBe(true);
});

test.each([
  ["net 30 EOM", "A", "net 30 EOM A"],
  ["n 45 days eom", "B", "net 45 EOM B"],
  ["30 eom", "B", "net 30 EOM B"],
  ["net 30 EOM A", "B", "net 30 EOM A"],
  ["net 30", "B", "net 30"],
] as const)("%s in a business that reads it as %s is %s", (text, eom, expected) => {
  const read = readTerms(text, eom);
  expect(read.ok && formatTerms(read.value)).toBe(expected);
});

test.each(["CND", "cash on next delivery", "deposit", "Stage payments", "milestone"])(
  "%s names no date, which is said",
  (text) => {
    expect(readTerms(text)).toMatchObject({ refusal: { because: expect.stringContaining("no date") } });
  },
);

test("net EOM stays unclear also where net n EOM is settled", () => {
  expect(readTerms("net EOM", "A").ok).toBe(false);
});

const days = fc.integer({ min: 0, max: 365 });
const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  days.map((n): Terms => ({ kind: "net", days: n })),
  fc.tuple(days, days, fc.constantFrom("2", "0.5", "12.25")).map(
    ([a, b, percent]): Terms => ({
      kind: "net",
      days: Math.max(a, b),
      discount: { percent, days: Math.min(a, b) },
    }),
  ),
  fc
    .tuple(days, fc.constantFrom("A" as const, "B" as const))
    .map(([n, reading]): Terms => ({ kind: "net-eom", days: n, reading })),
  fc
    .tuple(fc.integer({ min: 1, max: 31 }), fc.constantFrom("MFI" as const, "prox" as const))
    .map(([n, form]): Terms => ({ kind: "next-month", day: n, form })),
  fc
    .constantFrom<Terms["kind"]>("on-receipt", "end-of-month", "net-monthly", "in-advance", "on-delivery")
    .map((kind) => ({ kind }) as Terms),
);

test("what formatTerms writes is read back as the same terms, and is never due before the issue", () => {
  fc.assert(
    fc.property(anyTerms, fc.integer({ min: 0, max: 800 }), (agreed, offset) => {
      expect(readTerms(formatTerms(agreed))).toEqual({ ok: true, value: agreed });
      const issuedOn = day(new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10));
      expect(dueDate(agreed, issuedOn) >= issuedOn).toBe(true);
    }),
  );
});

test("whatever is typed is read or refused, never thrown at", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const read = readTerms(text);
      if (!read.ok) expect(["unreadable", "ambiguous"]).toContain(read.refusal.kind);
    }),
  );
});
