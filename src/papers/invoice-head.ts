import type { InvoiceDocument } from "./invoice-document.ts";
import { contactOf, termsText } from "./invoice-texts.ts";
import type { Column, Flow } from "./page.ts";
import { ACCENT, BODY, FIGURE, LABEL, NAME, pairs, type Sheet, SMALL, STRONG, TINT, TITLE } from "./sheet.ts";
import { wordsFor } from "./words.ts";

/** From the seller's name to the band that says what is owed. */
export function layHead(sheet: Sheet): void {
  layLetterhead(sheet);
  layTitle(sheet);
  layParties(sheet);
  layBalance(sheet);
}

function layLetterhead({ doc, flow }: Sheet): void {
  const { profile, name } = doc.seller;
  const half = flow.width / 2 - 10;
  const legal = profile.legalName && profile.legalName !== name ? profile.legalName : "";
  const left = [...flow.wrapped(name, NAME, half), ...(legal ? flow.wrapped(legal, SMALL, half) : [])];
  const block = [profile.address, ...contactOf(doc)].filter(Boolean).join("\n");
  const top = flow.y;
  flow.columns([{ x: flow.paper.left, width: half, lines: left }]);
  const below = flow.y;
  const beside = flow.pages.length === 1;
  if (beside) flow.y = top + 3;
  flow.columns([sideColumn(flow, block, half)]);
  if (beside && flow.pages.length === 1) flow.y = Math.max(flow.y, below);
}

function sideColumn(flow: Flow, text: string, width: number): Column {
  return {
    x: flow.right - width,
    width,
    lines: text ? flow.wrapped(text, SMALL, width, { align: "right" }) : [],
  };
}

function layTitle({ doc, words, flow }: Sheet): void {
  flow.skip(24);
  const text = [words.titles[doc.kind], doc.number, doc.draft ? `· ${words.draft}` : ""]
    .filter(Boolean)
    .join(" ");
  // A long number makes the title smaller rather than three lines tall.
  const size = [22, 18, 14, 11].find((n) => flow.fonts.width(text, "bold", n) <= flow.width) ?? 11;
  flow.columns([
    { x: flow.paper.left, width: flow.width, lines: flow.wrapped(text, { ...TITLE, size }, flow.width) },
  ]);
  flow.skip(9);
}

function layParties({ doc, words, date, flow }: Sheet): void {
  const { buyer } = doc;
  const half = flow.width / 2 - 16;
  const block = [
    buyer.contact,
    buyer.address,
    countryLine(doc),
    buyer.vatNumber && `${words.vatNumber} ${buyer.vatNumber}`,
  ];
  const left = [
    { text: words.billedTo, style: LABEL },
    ...flow.wrapped(buyer.name, STRONG, half),
    ...block.flatMap((text) => (text ? flow.wrapped(text, BODY, half) : [])),
  ];
  const details: [label: string, value: string | undefined][] = [
    [words.issued, date(doc.issuedOn)],
    [words.supplied, doc.suppliedOn && date(doc.suppliedOn)],
    [words.due, date(doc.dueOn)],
    [words.terms, doc.terms && termsText(doc.terms, words)],
    [words.order, doc.purchaseOrder],
  ];
  const rows = details.flatMap(([label, value]) => (value ? [{ label, value }] : []));
  const right = pairs(flow, rows, flow.paper.left + flow.width / 2, flow.width / 2);
  flow.columns([{ x: flow.paper.left, width: half, lines: left }, ...right]);
}

/** The buyer's country, unless the address names it or it is the seller's. */
function countryLine({ buyer, seller, locale }: InvoiceDocument): string | undefined {
  if (!buyer.country || !buyer.address || buyer.country === seller.country) return undefined;
  const name = regionName(buyer.country, wordsFor(locale, seller.country).locale);
  const known = [name, regionName(buyer.country, "en-GB"), regionName(buyer.country, `und-${buyer.country}`)];
  const address = buyer.address.toLowerCase();
  return known.some((text) => text && address.includes(text.toLowerCase())) ? undefined : name;
}

function regionName(country: string, locale: string): string | undefined {
  return /^[A-Z]{2}$/.test(country)
    ? new Intl.DisplayNames([locale], { type: "region" }).of(country)
    : undefined;
}

/** The band that says at a glance what to pay and by when. */
function layBalance({ doc, words, amount, date, flow }: Sheet): void {
  flow.skip(16);
  const height = 46;
  flow.keep(height);
  const { left } = flow.paper;
  flow.put({ kind: "fill", x: left, y: flow.y, width: flow.width, height, colour: TINT });
  flow.put({ kind: "fill", x: left, y: flow.y, width: 3, height, colour: ACCENT });
  flow.line({ text: words.balance, style: LABEL }, left + 16, flow.width - 32, flow.y + 7);
  const by = doc.balance.minor > 0n ? words.payBy(date(doc.dueOn)) : "";
  const room = flow.width - 56 - flow.fonts.width(by, BODY.weight, BODY.size);
  const figure = amount(doc.balance);
  const size = [15, 12, 10].find((n) => flow.fonts.width(figure, FIGURE.weight, n) <= room) ?? 8;
  flow.line({ text: figure, style: { ...FIGURE, size } }, left + 16, flow.width - 32, flow.y + 18);
  flow.line({ text: by, style: BODY, align: "right" }, left + 16, flow.width - 32, flow.y + 23);
  flow.y += height;
  flow.skip(18);
}
