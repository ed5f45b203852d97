import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkLine } from "../../src/drafting/check-line.ts";
import type { FaultCode } from "../../src/drafting/gate-b/fault.ts";
import { inserted, type Line, SHEET_MUTATIONS } from "./sheet-mutations.ts";

// Letters by others, with their sheets: as people write them in seven languages, and in many ways to write figures.
const FOLDER = join(import.meta.dirname, "../fixtures/letters");
const LANGUAGES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".jsonl"))
  .map((name) => name.replace(".jsonl", ""));

function lettersIn(language: string): Line[] {
  const lines = readFileSync(join(FOLDER, `${language}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Line);
}

function codesOf(line: Line): (FaultCode | "unread")[] {
  const checked = checkLine(JSON.stringify(line));
  return "error" in checked ? ["unread"] : checked.faults.map(({ code }) => code);
}

/** Every letter comes up with some mutation, and every mutation with some letter; all with all takes TEST_ALL. */
const STEP = process.env["TEST_ALL"] ? 1 : 17;

describe.each(LANGUAGES)("letters of others in %s", (language) => {
  const letters = lettersIn(language);

  test("right ones pass", () => {
    const refused = letters.filter((line) => codesOf(line).length > 0);
    expect(refused.map((line) => `${line.id}: ${codesOf(line).join(", ")}`)).toEqual([]);
  });

  test("right ones pass where nobody says their locale", () => {
    const usual = letters.filter(
      ({ locale }) =>
        !locale || /^(?:en-(?:GB|US|IN|AU|ZA)|de-DE|fr-FR|es-(?:ES|MX)|nl-NL|pl|ja)/.test(locale),
    );
    const refused = usual.filter(({ locale: _, ...line }) => codesOf(line).length > 0);
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  test("wrong facts are refused by their codes", () => {
    const missed = SHEET_MUTATIONS.flatMap(({ name, codes, of }, m) =>
      letters
        .filter((_, i) => (i + m) % STEP === 0)
        .flatMap((line) => {
          const wrong = of(line);
          const found = wrong ? codesOf(wrong) : [];
          return !wrong || found.some((code) => codes.includes(code as FaultCode))
            ? []
            : [`${name}, ${line.id}: ${found.join(", ") || "no fault"}`];
        }),
    );
    expect(missed).toEqual([]);
  });

  test("sentences that no letter may say are refused", () => {
    const all = JSON.parse(readFileSync(join(FOLDER, "wrong-sentences.json"), "utf8"));
    const sentences = Object.entries(all[language] as Record<string, string[]>).flatMap(([about, list]) =>
      list.map((sentence) => ({ about, sentence })),
    );
    const missed = sentences.flatMap(({ about, sentence }, s) =>
      letters
        .filter((line, i) => (i + s) % STEP === 0 && !maySay(about, line))
        .filter((line) => codesOf(inserted(line, sentence, about === "chatter")).length === 0)
        .map(({ id }) => `${id}: ${sentence}`),
    );
    expect(missed).toEqual([]);
  });
});

/** What a policy lets a letter say, or its kind. */
function maySay(about: string, { kind, facts }: Line): boolean {
  const allowed: Record<string, readonly string[]> = {
    court: ["legal_action", "court_costs"],
    collections: ["collections"],
    fee: ["late_fee", "interest", "compensation"],
    discount: ["credit"],
  };
  return (
    (about === "paid" && kind === "thank_you") ||
    (allowed[about] ?? []).some((claim) => facts.policy.may.includes(claim))
  );
}
