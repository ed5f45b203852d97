import type { LetterVersion } from "../../domain/letter.ts";
import { ruleName } from "../../drafting/set-aside.ts";
import type { LetterView } from "../../usecases/view-letter.ts";
import type { CardPart } from "../card.ts";
import { changedLines, shareChanged } from "../text-changes.ts";
import { cut, listWords, sentence } from "../words.ts";

/** Who wrote a text, and what an owner let stand in it: "Built-in text, version 1." */
export function writtenBy(version: LetterVersion): string {
  const { origin, author, n } = version;
  switch (origin.by) {
    case "built-in": {
      const because = origin.because ? ` No model wrote it: ${origin.because}.` : "";
      return `Built-in text, version ${n}.${because}`;
    }
    case "model":
      return `Written by the model ${cut(origin.model)}, version ${n}.`;
    case "person": {
      const { override } = origin;
      const aside = override
        ? ` ${author} let ${listWords(override.codes.map(ruleName))} stand: ${sentence(override.reason)}`
        : "";
      return `Text by ${author}, version ${n}.${aside}`;
    }
  }
}

/** A rewritten text of which no more than this stands as it was is read whole, and not line by line. */
const MOST_CHANGED = 0.5;

/** What is new about a text that waits for a person, line by line. */
export function changedPart({ version, before }: LetterView): CardPart[] {
  if (!before) return [];
  const isAnother = version.origin.by !== "person" && shareChanged(before.body, version.body) > MOST_CHANGED;
  const toned = before.tone === version.tone ? "" : `, ${version.tone} where it was ${before.tone}`;
  const lines = [
    ...labelled("Subject", changedLines(before.subject, version.subject)),
    ...(isAnother ? [`The text is another one${toned}.`] : changedLines(before.body, version.body)),
    ...recipientLines(before, version),
  ];
  const text = lines.length > 0 ? `Changed since version ${before.n}:\n${lines.join("\n")}` : "";
  return text ? [{ kind: "note", text }] : [];
}

function recipientLines(before: LetterVersion, version: LetterVersion): string[] {
  const to = ({ recipients }: LetterVersion) => recipients.map((r) => r.email).join(", ");
  return labelled("To", changedLines(to(before), to(version)));
}

/** "- Subject: … was": a cut line does not lose what it is. */
function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^[-+] /, (mark) => `${mark}${label}: `));
}
