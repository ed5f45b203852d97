import { addDays, day, formatDate } from "../../src/domain/calendar.ts";
import { formatMoney, money } from "../../src/domain/money.ts";
import { readAmount, showAmount } from "../../src/drafting/figures.ts";
import type { LetterKind } from "../../src/drafting/letter-facts.ts";
import type { Case } from "./letter-cases.ts";
import { added, everywhere, insert, type Mutation, raised, replaced, type Text } from "./mutate.ts";

/** The amount that matters most in this letter. */
function mainAmount({ facts }: Case): { amount: string; currency: string } | undefined {
  const [invoice] = facts.invoices;
  if (!invoice) return undefined;
  const { balance, currency } = invoice;
  if (facts.plan) return { amount: facts.plan.total, currency };
  return facts.payment ?? facts.credit_memo ?? { amount: balance, currency };
}

/** "" where the letter is about no amount: there is nothing to make wrong then. */
function amountText(c: Case): string {
  const main = mainAmount(c);
  if (!main) return "";
  const { amount, currency } = main;
  return showAmount(amount, currency, c.letter.locale);
}

function mainDate({ facts }: Case): string | undefined {
  if (facts.plan) return facts.instalments[0]!.due;
  if (facts.payment) return facts.payment.received;
  return facts.credit_memo ? undefined : facts.invoices[0]?.due;
}

function firstNumber({ facts }: Case): string {
  return facts.invoices[0]?.number ?? "";
}

function swapped(text: string): string {
  return text.replace(/(\d)(\D?)(\d)/, (all, a: string, between: string, b: string) =>
    a === b ? all : `${b}${between}${a}`,
  );
}

const AMOUNTS: readonly Mutation[] = [
  {
    name: "first digit",
    codes: ["wrong-amount"],
    of: (c) => replaced(c, amountText(c), raised(amountText(c), 0)),
  },
  {
    name: "second digit",
    codes: ["wrong-amount"],
    of: (c) => replaced(c, amountText(c), raised(amountText(c), 1)),
  },
  {
    name: "digits swapped",
    codes: ["wrong-amount"],
    of: (c) => replaced(c, amountText(c), swapped(amountText(c))),
  },
  {
    name: "a digit more",
    codes: ["wrong-amount"],
    of: (c) => replaced(c, amountText(c), amountText(c).replace(/\d/, "1$&")),
  },
  { name: "one unit more", codes: ["wrong-amount"], of: (c) => replaced(c, amountText(c), plusOne(c)) },
  {
    name: "another currency",
    codes: ["wrong-currency"],
    of: (c) => replaced(c, amountText(c), inCurrency(c, "GBP")),
  },
  {
    name: "no currency",
    // A bare figure that happens to be a count on the sheet is no amount either.
    codes: ["wrong-number", "wrong-date", "missing-amount"],
    of: (c) => replaced(c, amountText(c), amountText(c).replace(/[^\d.,’]/g, "")),
  },
  {
    name: "amount left out",
    codes: ["missing-amount"],
    // What is left to pay is no more than a courtesy in an answer to a dispute.
    of: (c) => (c.kind === "dispute-answer" ? undefined : everywhere(c, amountText(c), "the amount")),
  },
  {
    name: "full-width digit",
    codes: ["odd-character"],
    of: (c) => replaced(c, amountText(c), fullWidth(amountText(c))),
  },
  {
    name: "Arabic digit",
    codes: ["odd-character"],
    of: (c) => replaced(c, amountText(c), amountText(c).replace(/\d/, "٣")),
  },
  {
    name: "letter O for a zero",
    codes: ["unknown-reference", "wrong-amount", "wrong-number"],
    of: (c) => replaced(c, amountText(c), amountText(c).replace("0", "O")),
  },
  {
    name: "zero width in the amount",
    codes: ["odd-character"],
    of: (c) => replaced(c, amountText(c), amountText(c).replace(/\d/, "$&\u200b")),
  },
];

function plusOne(c: Case): string {
  const main = mainAmount(c);
  if (!main) return "";
  const { amount, currency } = main;
  const { minor, currency: code } = readAmount(amount, currency);
  return formatMoney(money(minor + 1n, code), c.letter.locale);
}

function inCurrency(c: Case, code: string): string {
  return amountText(c).replace(/[^\d.,’\s]+/, code);
}

function fullWidth(text: string): string {
  return text.replace(/\d/, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));
}

const DATES: readonly Mutation[] = [
  ...[1, -1, 30].map(
    (by): Mutation => ({
      name: `date moved by ${by}`,
      codes: ["wrong-date", "wrong-date-role", "missing-date", "wrong-row", "wrong-instalment"],
      of: (c) => {
        const date = mainDate(c);
        if (!date) return undefined;
        return everywhere(
          c,
          formatDate(day(date), c.letter.locale),
          formatDate(addDays(day(date), by), c.letter.locale),
        );
      },
    }),
  ),
  {
    name: "day and month swapped",
    codes: ["wrong-date"],
    of: (c) => {
      const [year, month, date] = (mainDate(c) ?? "").split("-");
      if (!date || Number(date) > 12 || date === month) return undefined;
      return replaced(
        c,
        formatDate(day(`${year}-${month}-${date}`), c.letter.locale),
        `${year}-${date}-${month}`,
      );
    },
  },
  {
    name: "wrong weekday",
    codes: ["wrong-weekday"],
    of: (c) => {
      const date = mainDate(c);
      if (!date) return undefined;
      const shown = formatDate(day(date), c.letter.locale);
      const next = new Date(`${addDays(day(date), 1)}T12:00:00Z`);
      const weekday = new Intl.DateTimeFormat(c.letter.locale, { weekday: "long", timeZone: "UTC" }).format(
        next,
      );
      return replaced(c, shown, `${weekday}, ${shown}`);
    },
  },
  {
    name: "another count of days",
    codes: ["wrong-number"],
    of: (c) => {
      const days = /\d+ (?:days? overdue|Tage? überfällig)/.exec(c.letter.body)?.[0];
      return days === undefined ? undefined : replaced(c, days, days.replace(/\d+/, "77"));
    },
  },
];

const REFERENCES: readonly Mutation[] = [
  {
    name: "digit of the invoice number",
    codes: ["unknown-reference", "wrong-number", "missing-invoice", "missing-reference"],
    of: (c) => everywhere(c, firstNumber(c), raised(firstNumber(c), 3)),
  },
  {
    name: "invoice number made longer",
    codes: ["unknown-reference", "wrong-number", "missing-invoice", "missing-reference"],
    of: (c) => everywhere(c, firstNumber(c), `${firstNumber(c)}1`),
  },
  { name: "digit of the IBAN", codes: ["unknown-iban"], of: (c) => replaced(c, "9311 5212", "9311 5213") },
  {
    name: "link to another host",
    codes: ["unknown-link"],
    of: (c) => replaced(c, "pay.harbour.example", "pay-harbour.example"),
  },
  { name: "link made longer", codes: ["unknown-link"], of: (c) => replaced(c, "/acme", "/acme/x") },
  {
    name: "another e-mail address",
    codes: ["unknown-email"],
    of: (c) => replaced(c, "billing@harbour", "billing@harb0ur"),
  },
  { name: "digit of the phone number", codes: ["unknown-phone"], of: (c) => replaced(c, "0142", "0143") },
  insert(
    "another IBAN",
    ["unknown-iban"],
    "Please pay to GB29 NWBK 6016 1331 9268 19.",
    "Bitte zahlen Sie auf GB29 NWBK 6016 1331 9268 19.",
  ),
  insert(
    "another link",
    ["unknown-link"],
    "Pay here: https://secure-pay.example/now",
    "Hier zahlen: https://secure-pay.example/now",
  ),
  insert(
    "a bare host name",
    ["unknown-link"],
    "Pay at secure-pay.example today.",
    "Zahlen Sie bei secure-pay.example noch heute.",
  ),
  insert("another phone", ["unknown-phone"], "Call +1 (800) 555-0199.", "Rufen Sie an: +49 30 901820."),
  insert(
    "another client's data",
    ["wrong-currency", "wrong-amount"],
    "The Copper Kettle owes £772.50 under KS0042.",
    "The Copper Kettle schuldet £772.50 zu KS0042.",
  ),
  insert(
    "another client's invoice",
    ["unknown-reference"],
    "As with KS0042, please hurry.",
    "Wie bei KS0042 eilt es.",
  ),
];

const NAMES: readonly Mutation[] = [
  {
    name: "slip in the sender's name",
    codes: ["wrong-name", "missing-sender"],
    of: (c) => replaced(c, "\nNiamh Byrne\n", "\nNiamh Bryne\n"),
  },
  {
    name: "slip in the company's name",
    codes: ["wrong-name"],
    of: (c) => replaced(c, "\nHarbour Studio\n", "\nHarbuor Studio\n"),
  },
  {
    name: "another signer",
    codes: ["wrong-name"],
    of: (c) => replaced(c, "\nNiamh Byrne\n", "\nPeter Pan\n"),
  },
  { name: "another addressee", codes: ["wrong-name"], of: (c) => greeted(c, "Ms Diallo") },
  {
    name: "slip in the addressee's name",
    codes: ["wrong-name"],
    of: (c) => replaced(c, "Anna Keller,", "Anna Kellre,"),
  },
  {
    name: "another company in the subject",
    codes: ["wrong-name"],
    of: ({ letter }) =>
      letter.subject.includes("Harbour Studio")
        ? { subject: letter.subject.replace("Harbour Studio", "Quayside Works"), body: letter.body }
        : undefined,
  },
  {
    name: "signature cut off",
    codes: ["missing-sender"],
    of: ({ letter }) => ({
      subject: letter.subject,
      body: letter.body.split("\n\n").slice(0, -1).join("\n\n"),
    }),
  },
];

function greeted(c: Case, name: string): Text | undefined {
  const first = c.letter.body.split("\n")[0]!;
  const word = /^(Dear|Hello|Guten Tag) /.exec(first)?.[1];
  return word ? replaced(c, first, `${word} ${name},`) : undefined;
}

/** What only the non-payment letter may say, and those of `kinds`. */
function beforeTheLast(mutation: Mutation, kinds: readonly LetterKind[] = []): Mutation {
  const may = ["non-payment-letter", ...kinds];
  return { ...mutation, of: (c) => (may.includes(c.kind) ? undefined : mutation.of(c)) };
}

/** A billing policy may say in its own words what may be taken off for paying early. */
function whereNoneIsExplained(mutation: Mutation): Mutation {
  return { ...mutation, of: (c) => (c.facts.billing_policy?.discount ? undefined : mutation.of(c)) };
}

const WORDING: readonly Mutation[] = [
  beforeTheLast(
    insert("court", ["threat"], "Otherwise we will take you to court.", "Andernfalls gehen wir vor Gericht."),
  ),
  beforeTheLast(insert("suing", ["threat"], "We will sue you.", "Wir werden Sie verklagen.")),
  insert("bailiffs", ["threat"], "Bailiffs will visit you.", "Der Gerichtsvollzieher wird Sie besuchen."),
  insert("bankruptcy", ["threat"], "You may face bankruptcy.", "Ihnen droht die Insolvenz."),
  insert(
    "collections",
    ["threat"],
    "We will pass this to a collection agency.",
    "Wir geben das an ein Inkassobüro.",
  ),
  insert("credit bureau", ["threat"], "This may affect your credit score.", "Wir melden das der Schufa."),
  insert("police", ["threat"], "We will inform the police.", "Wir informieren die Polizei."),
  insert("publicity", ["threat"], "We will post this on social media.", "Wir werden das veröffentlichen."),
  insert("employer", ["threat"], "We will call your employer.", "Wir werden Ihren Arbeitgeber informieren."),
  insert("services", ["threat"], "We will suspend all work.", "Wir werden die Arbeiten einstellen."),
  insert("a fee", ["threat"], "A late fee will be added.", "Es fällt eine Mahngebühr an."),
  insert(
    "interest",
    ["threat"],
    "We will charge interest from today.",
    "Wir werden Verzugszinsen berechnen.",
  ),
  insert("a waiver", ["promise"], "We will waive the rest.", "Auf den Rest verzichten wir."),
  whereNoneIsExplained(
    insert(
      "a discount",
      ["promise"],
      "You may deduct a little if you pay now.",
      "Sie erhalten einen Rabatt.",
    ),
  ),
  insert("more time", ["promise"], "You can have more time.", "Lassen Sie sich Zeit."),
  {
    name: "instalments",
    codes: ["promise"],
    of: (c) =>
      c.facts.plan ? undefined : added(c, "You can pay in instalments.", "Sie können in Raten zahlen."),
  },
  insert("never suing", ["promise"], "We will never sue.", "Wir werden niemals klagen."),
  insert(
    "a new account",
    ["promise"],
    "Our bank details have changed.",
    "Unsere Bankverbindung hat sich geändert.",
  ),
  insert(
    "cancelled",
    ["false-status"],
    "This invoice has been cancelled.",
    "Diese Rechnung wurde storniert.",
  ),
  beforeTheLast(
    insert("a final notice", ["wrong-stage"], "This is our final notice.", "Das ist unsere letzte Mahnung."),
  ),
  beforeTheLast(
    insert(
      "no notice",
      ["threat"],
      "We will act without further notice.",
      "Wir handeln ohne weitere Ankündigung.",
    ),
  ),
  beforeTheLast(
    insert(
      "a third reminder",
      ["wrong-stage"],
      "This is the third reminder.",
      "Dies ist die dritte Zahlungserinnerung.",
    ),
    ["third-reminder"],
  ),
  insert("an insult", ["insult"], "Only a cheat would not pay.", "Das ist unverschämt."),
  insert("percent", ["wrong-number"], "That is 10% of it.", "Das sind 10 % davon."),
  insert("instalments in figures", ["wrong-number"], "Please send 3 parcels.", "Bitte senden Sie 3 Pakete."),
  insert("counted in words", ["wrong-number"], "You have three weeks.", "Sie haben drei Wochen."),
  insert(
    "an amount in words",
    ["wrong-amount", "wrong-currency"],
    "That is twelve thousand euros.",
    "Das sind zwölftausend Euro.",
  ),
];

const FORM: readonly Mutation[] = [
  insert("leftover slot", ["leftover"], "It is {{balance}}."),
  insert("leftover bracket", ["leftover"], "Dear [Client Name]."),
  insert("leftover dollar", ["leftover"], "It is $" + "{balance}."),
  insert("undefined", ["leftover"], "It is undefined."),
  insert("a mention", ["mention"], "Hello @everyone."),
  insert("a Slack mention", ["mention"], "Hello <!channel>."),
  insert("hidden HTML", ["markup"], 'Hello<span style="display:none">you</span>.'),
  insert("a masked link", ["markup"], "Pay [here](x)."),
  insert("a comment", ["markup"], "Hello <!-- you -->."),
  insert("right-to-left", ["odd-character"], "Hello \u202egnp."),
  insert("soft hyphen", ["odd-character"], "Pay\u00adment."),
  insert("tag characters", ["odd-character"], "Hello\u{e0041}."),
  insert("lone surrogate", ["odd-character"], "Hello \ud800."),
  insert("struck through", ["odd-character"], "Hello o\u0336."),
  insert("a NUL", ["odd-character"], "Hello \0."),
  insert("mixed alphabets", ["mixed-script"], "Please p\u0430y.", "Bitte z\u0430hlen."),
  {
    name: "chatter before",
    codes: ["chatter"],
    of: ({ letter }) => ({ subject: letter.subject, body: `Sure! Here is the letter:\n\n${letter.body}` }),
  },
  {
    name: "a line break in the subject",
    codes: ["odd-character"],
    of: ({ letter }) => ({ subject: `${letter.subject}\nBcc: x`, body: letter.body }),
  },
  { name: "no subject", codes: ["empty"], of: ({ letter }) => ({ subject: " ", body: letter.body }) },
  { name: "no body", codes: ["empty"], of: ({ letter }) => ({ subject: letter.subject, body: "" }) },
  {
    name: "cut in the middle",
    codes: ["missing-sender"],
    of: ({ letter }) => ({ subject: letter.subject, body: letter.body.slice(0, letter.body.length / 2) }),
  },
];

export const MUTATIONS: readonly Mutation[] = [
  ...AMOUNTS,
  ...DATES,
  ...REFERENCES,
  ...NAMES,
  ...WORDING,
  ...FORM,
];
