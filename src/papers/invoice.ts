import { invoiceTotals, type Totals } from "../domain/invoice.ts";
import { add } from "../domain/money.ts";
import { done, type Outcome, refuse } from "../domain/outcome.ts";
import { drawPages } from "./draw.ts";
import { type FontBook, fontBook } from "./fonts.ts";
import { layBody } from "./invoice-body.ts";
import type { InvoiceDocument } from "./invoice-document.ts";
import { layHead } from "./invoice-head.ts";
import { legalFooter, textsOf } from "./invoice-texts.ts";
import { Flow, type Line, lineHeight, type Mark, type Paper, paperFor } from "./page.ts";
import { FINE, HAIRLINE, type Sheet, SMALL, STAMP, writers } from "./sheet.ts";
import { type PaperWords, wordsFor } from "./words.ts";

export type LaidInvoice = {
  pages: readonly (readonly Mark[])[];
  paper: Paper;
  title: string;
  language: string;
};

/**
 * The invoice as a PDF, in the language of `doc.locale` where papers/words.ts has it, else in English.
 * `madeAt` is the file's date; the same document and date give the same bytes.
 *
 * Refuses (`cannot-show`) a text with characters that no installed font has, before anything is drawn.
 *
 * @throws RangeError when the lines do not add up to `total`, or `total` and bookings to `balance`.
 * @see Directive 2006/112/EC art. 226
 */
export async function invoicePdf(
  doc: InvoiceDocument,
  options: { madeAt: Date },
  fonts: FontBook = fontBook,
): Promise<Outcome<Uint8Array>> {
  const laid = layInvoice(doc, fonts);
  if (!laid.ok) return laid;
  const { pages, paper, title, language } = laid.value;
  const author = doc.seller.profile.legalName ?? doc.seller.name;
  return done(await drawPages(pages, paper, fonts, { title, author, language, madeAt: options.madeAt }));
}

/** Where everything on the invoice goes, as values; refuses and throws as `invoicePdf` does. */
export function layInvoice(doc: InvoiceDocument, fonts: FontBook = fontBook): Outcome<LaidInvoice> {
  const totals = invoiceTotals(doc.kind, doc.lines, doc.total.currency);
  checkSums(doc, totals);
  const { words, locale } = wordsFor(doc.locale, doc.seller.country);
  const title = [words.titles[doc.kind], doc.number].filter(Boolean).join(" ");
  const printed = [...textsOf(doc), { what: "the words of the invoice's language", text: wordsIn(words) }];
  for (const { what, text } of printed) {
    const characters = fonts.unshowable(text);
    if (characters) return refuse({ kind: "cannot-show", what, characters });
  }
  const paper = { ...paperFor(doc.seller.country) };
  const foot = new Flow(paper, fonts).wrapped(
    legalFooter(doc, words),
    FINE,
    paper.width - paper.left - paper.right - 80,
  );
  // A long footer takes its room from the page, up to a third of it. Its end, the address, is in the letterhead too.
  const footer = foot.slice(0, Math.floor(paper.height / 3 / lineHeight(FINE)));
  paper.bottom += (footer.length - 1) * lineHeight(FINE);
  const sheet = { doc, totals, words, flow: new Flow(paper, fonts), ...writers(locale, fonts) };
  layHead(sheet);
  layBody(sheet);
  addChrome(sheet, title, footer);
  return done({ pages: sheet.flow.pages, paper, title, language: locale });
}

/** What every page has, known only when all pages are there: running head, footer, page count, draft mark. */
function addChrome({ doc, words, flow }: Sheet, title: string, footer: readonly Line[]): void {
  const { paper, width } = flow;
  const top = paper.height - 46 - (footer.length - 1) * lineHeight(FINE);
  for (const [i, page] of flow.pages.entries()) {
    const chrome = new Flow(paper, flow.fonts);
    chrome.y = top - 6;
    chrome.rule(HAIRLINE);
    for (const [j, line] of footer.entries())
      chrome.line(line, paper.left, width, top + j * lineHeight(FINE));
    const count = { text: words.page(i + 1, flow.pages.length), style: FINE, align: "right" as const };
    chrome.line(count, paper.left, width, top);
    if (i > 0) {
      const [head = { text: title, style: SMALL }] = chrome.wrapped(title, SMALL, width / 2);
      const [seller = { text: "", style: SMALL }] = chrome.wrapped(doc.seller.name, SMALL, width / 2 - 20, {
        align: "right",
      });
      chrome.line(head, paper.left, width, 34);
      chrome.line(seller, paper.left, width, 34);
    }
    if (doc.draft) chrome.put({ kind: "stamp", text: words.draft.toUpperCase(), colour: STAMP });
    page.push(...chrome.pages[0]!);
  }
}

function wordsIn(words: PaperWords): string {
  return Object.values(words)
    .flatMap((word) =>
      typeof word === "string" ? [word] : typeof word === "object" ? Object.values<string>(word) : [],
    )
    .join("");
}

/** A paper whose figures do not add up is never drawn. */
function checkSums(doc: InvoiceDocument, totals: Totals): void {
  if (totals.total.minor !== doc.total.minor) {
    throw new RangeError(`${doc.number}: lines add up to ${totals.total.minor}, total is ${doc.total.minor}`);
  }
  const balance = doc.booked.reduce((left, { effect }) => add(left, effect), doc.total);
  if (balance.minor !== doc.balance.minor) {
    throw new RangeError(`${doc.number}: bookings leave ${balance.minor}, balance is ${doc.balance.minor}`);
  }
}
