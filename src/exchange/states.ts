/** What a tool says about an invoice in its status column. */
export type FileState = "draft" | "void" | "written-off" | "paid" | "part-paid" | "open";

const WORDS: Readonly<Record<Exclude<FileState, "open">, string>> = {
  draft:
    "draft entwurf brouillon borrador bozza concept rascunho szkic submitted awaitingapproval needsapproval",
  void:
    "void voided cancelled canceled deleted reversed storniert storno annule annulee anulada anulado annullata " +
    "geannuleerd cancelada anulowana",
  "written-off": "uncollectible writtenoff writeoff baddebt abgeschrieben",
  paid:
    "paid paidinfull fullypaid autopaid closed settled bezahlt beglichen paye payee acquittee pagado pagada cobrada " +
    "pagato pagata saldata betaald pago paga liquidada zaplacona oplacona",
  "part-paid":
    "partial partiallypaid partpaid partlypaid teilbezahlt teilweisebezahlt partiellementpayee parcial " +
    "parzialmentepagata deelsbetaald",
};

const STATES = new Map(
  Object.entries(WORDS).flatMap(([state, words]) =>
    words.split(" ").map((word) => [word, state as FileState]),
  ),
);

/** Words that we do not know (sent, viewed, overdue, reminded twice) leave an invoice open. */
export function readState(text: string): FileState {
  return STATES.get(fold(text)) ?? "open";
}

const YES = new Set("yes y true x ja oui si sim paid bezahlt paye pagado pagato betaald pago tak".split(" "));
const NO = new Set("no n false nein non nao nee unpaid open offen unbezahlt impaye pendiente nie".split(" "));

/** A "paid" column that holds a word instead of an amount; `undefined` when it is neither yes nor no. */
export function readYesNo(text: string): boolean | undefined {
  const word = fold(text);
  if (word === "" && /^[✓✔☑✅]/u.test(text.trim())) return true;
  if (NO.has(word) || /^[-–—]+$/.test(text.trim())) return false;
  return YES.has(word) ? true : undefined;
}

/** Rows of a list of transactions that are no invoice: a payment, an estimate, a credit memo. */
export function isInvoiceType(text: string): boolean {
  const word = fold(text);
  return (
    word === "" || /^(sales)?invoices?$|^accrec$|rechnung$|^facture$|^factura$|^fattura$|^factuur$/.test(word)
  );
}

export function isCreditType(text: string): boolean {
  return /credit|gutschrift|avoir|abono|notadicredito|creditnota/.test(fold(text));
}

function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, "");
}
