import type { InvoiceKind } from "../domain/invoice.ts";
import type { PaperEntryKind } from "./invoice-document.ts";

/** The fixed words of a paper in one language. */
export type PaperWords = {
  titles: Record<InvoiceKind, string>;
  draft: string;
  billedTo: string;
  issued: string;
  supplied: string;
  due: string;
  terms: string;
  netDays: (days: string) => string;
  order: string;
  vatNumber: string;
  taxNumber: string;
  description: string;
  quantity: string;
  unitPrice: string;
  taxRate: string;
  net: string;
  netTotal: string;
  taxOn: (rate: string, net: string) => string;
  total: string;
  balance: string;
  payBy: (date: string) => string;
  howToPay: string;
  reference: string;
  holder: string;
  account: string;
  bank: string;
  payOnline: string;
  note: string;
  carried: string;
  brought: string;
  /** What was booked on the invoice since it was issued. */
  booked: Record<PaperEntryKind, string>;
  page: (number: number, of: number) => string;
};

const en: PaperWords = {
  titles: {
    standard: "Invoice",
    deposit: "Deposit invoice",
    progress: "Progress invoice",
    final: "Final invoice",
  },
  draft: "Draft",
  billedTo: "Billed to",
  issued: "Invoice date",
  supplied: "Date of supply",
  due: "Due date",
  terms: "Payment terms",
  netDays: (days) => `${days} days net`,
  order: "Your order",
  vatNumber: "VAT no.",
  taxNumber: "Tax no.",
  description: "Description",
  quantity: "Quantity",
  unitPrice: "Unit price",
  taxRate: "VAT",
  net: "Net amount",
  netTotal: "Net total",
  taxOn: (rate, net) => `VAT ${rate} on ${net}`,
  total: "Total",
  balance: "Balance due",
  payBy: (date) => `Due by ${date}`,
  howToPay: "How to pay",
  reference: "Please quote",
  holder: "Account holder",
  account: "Account",
  bank: "Bank",
  payOnline: "Pay online",
  note: "Note",
  carried: "Carried forward",
  brought: "Brought forward",
  booked: {
    payment: "Payment received",
    "payment-reversal": "Payment reversed",
    "credit-used": "Credit used",
    "credit-returned": "Credit given back",
    "credit-released": "Moved to your credit",
    "credit-memo": "Credit note",
    void: "Voided",
  },
  page: (number, of) => `Page ${number} of ${of}`,
};

/** Where the tax on sales is not called VAT. */
const enTax: PaperWords = { ...en, taxRate: "Tax", taxOn: (rate, net) => `Tax ${rate} on ${net}` };

const de: PaperWords = {
  titles: {
    standard: "Rechnung",
    deposit: "Anzahlungsrechnung",
    progress: "Abschlagsrechnung",
    final: "Schlussrechnung",
  },
  draft: "Entwurf",
  billedTo: "Rechnung an",
  issued: "Rechnungsdatum",
  supplied: "Leistungsdatum",
  due: "Fällig am",
  terms: "Zahlungsziel",
  netDays: (days) => `${days} Tage netto`,
  order: "Ihre Bestellung",
  vatNumber: "USt-IdNr.",
  taxNumber: "Steuernummer",
  description: "Beschreibung",
  quantity: "Menge",
  unitPrice: "Einzelpreis",
  taxRate: "USt.",
  net: "Nettobetrag",
  netTotal: "Summe netto",
  taxOn: (rate, net) => `USt. ${rate} auf ${net}`,
  total: "Gesamtbetrag",
  balance: "Offener Betrag",
  payBy: (date) => `Zahlbar bis ${date}`,
  howToPay: "So können Sie zahlen",
  reference: "Verwendungszweck",
  holder: "Kontoinhaber",
  account: "Konto",
  bank: "Bank",
  payOnline: "Online zahlen",
  note: "Anmerkung",
  carried: "Übertrag",
  brought: "Übertrag",
  booked: {
    payment: "Zahlung erhalten",
    "payment-reversal": "Zahlung zurückgebucht",
    "credit-used": "Guthaben verrechnet",
    "credit-returned": "Guthaben zurückgegeben",
    "credit-released": "Ihrem Guthaben zugebucht",
    "credit-memo": "Rechnungskorrektur",
    void: "Ungültig",
  },
  page: (number, of) => `Seite ${number} von ${of}`,
};

const fr: PaperWords = {
  titles: {
    standard: "Facture",
    deposit: "Facture d’acompte",
    progress: "Facture de situation",
    final: "Facture de solde",
  },
  draft: "Brouillon",
  billedTo: "Facturé à",
  issued: "Date de facture",
  supplied: "Date de la prestation",
  due: "Échéance",
  terms: "Conditions de paiement",
  netDays: (days) => `${days} jours nets`,
  order: "Votre commande",
  vatNumber: "N° TVA",
  taxNumber: "N° fiscal",
  description: "Désignation",
  quantity: "Quantité",
  unitPrice: "Prix unitaire",
  taxRate: "TVA",
  net: "Montant HT",
  netTotal: "Total HT",
  taxOn: (rate, net) => `TVA ${rate} sur ${net}`,
  total: "Total TTC",
  balance: "Reste à payer",
  payBy: (date) => `À payer avant le ${date} inclus`,
  howToPay: "Moyens de paiement",
  reference: "Référence à indiquer",
  holder: "Titulaire du compte",
  account: "Compte",
  bank: "Banque",
  payOnline: "Payer en ligne",
  note: "Remarque",
  carried: "À reporter",
  brought: "Report",
  booked: {
    payment: "Paiement reçu",
    "payment-reversal": "Paiement annulé",
    "credit-used": "Avoir imputé",
    "credit-returned": "Avoir restitué",
    "credit-released": "Porté à votre crédit",
    "credit-memo": "Avoir",
    void: "Annulée",
  },
  page: (number, of) => `Page ${number} sur ${of}`,
};

const es: PaperWords = {
  titles: {
    standard: "Factura",
    deposit: "Factura de anticipo",
    progress: "Factura parcial",
    final: "Factura final",
  },
  draft: "Borrador",
  billedTo: "Facturado a",
  issued: "Fecha de factura",
  supplied: "Fecha de la operación",
  due: "Vencimiento",
  terms: "Condiciones de pago",
  netDays: (days) => `${days} días netos`,
  order: "Su pedido",
  vatNumber: "NIF-IVA",
  taxNumber: "NIF",
  description: "Descripción",
  quantity: "Cantidad",
  unitPrice: "Precio unitario",
  taxRate: "IVA",
  net: "Importe neto",
  netTotal: "Base imponible",
  taxOn: (rate, net) => `IVA ${rate} sobre ${net}`,
  total: "Total",
  balance: "Importe pendiente",
  payBy: (date) => `A pagar hasta el ${date}`,
  howToPay: "Formas de pago",
  reference: "Referencia del pago",
  holder: "Titular de la cuenta",
  account: "Cuenta",
  bank: "Banco",
  payOnline: "Pagar en línea",
  note: "Observaciones",
  carried: "Suma y sigue",
  brought: "Suma anterior",
  booked: {
    payment: "Pago recibido",
    "payment-reversal": "Pago anulado",
    "credit-used": "Saldo a favor aplicado",
    "credit-returned": "Saldo a favor devuelto",
    "credit-released": "Abonado a su saldo a favor",
    "credit-memo": "Factura rectificativa",
    void: "Anulada",
  },
  page: (number, of) => `Página ${number} de ${of}`,
};

const nl: PaperWords = {
  titles: {
    standard: "Factuur",
    deposit: "Voorschotfactuur",
    progress: "Termijnfactuur",
    final: "Eindfactuur",
  },
  draft: "Concept",
  billedTo: "Factuur aan",
  issued: "Factuurdatum",
  supplied: "Leverdatum",
  due: "Vervaldatum",
  terms: "Betalingstermijn",
  netDays: (days) => `${days} dagen netto`,
  order: "Uw bestelling",
  vatNumber: "Btw-nr.",
  taxNumber: "Fiscaal nr.",
  description: "Omschrijving",
  quantity: "Aantal",
  unitPrice: "Prijs per stuk",
  taxRate: "Btw",
  net: "Nettobedrag",
  netTotal: "Totaal excl. btw",
  taxOn: (rate, net) => `Btw ${rate} over ${net}`,
  total: "Totaal",
  balance: "Openstaand bedrag",
  payBy: (date) => `Te betalen uiterlijk ${date}`,
  howToPay: "Zo kunt u betalen",
  reference: "Betalingskenmerk",
  holder: "Rekeninghouder",
  account: "Rekening",
  bank: "Bank",
  payOnline: "Online betalen",
  note: "Opmerking",
  carried: "Transport",
  brought: "Transport",
  booked: {
    payment: "Betaling ontvangen",
    "payment-reversal": "Betaling teruggeboekt",
    "credit-used": "Tegoed verrekend",
    "credit-returned": "Tegoed teruggegeven",
    "credit-released": "Bijgeschreven op uw tegoed",
    "credit-memo": "Creditfactuur",
    void: "Vervallen",
  },
  page: (number, of) => `Pagina ${number} van ${of}`,
};

const pl: PaperWords = {
  titles: {
    standard: "Faktura",
    deposit: "Faktura zaliczkowa",
    progress: "Faktura częściowa",
    final: "Faktura końcowa",
  },
  draft: "Projekt",
  billedTo: "Nabywca",
  issued: "Data wystawienia",
  supplied: "Data sprzedaży",
  due: "Termin płatności",
  terms: "Warunki płatności",
  netDays: (days) => `${days} dni`,
  order: "Numer zamówienia",
  vatNumber: "NIP / VAT UE",
  taxNumber: "Nr podatkowy",
  description: "Nazwa",
  quantity: "Ilość",
  unitPrice: "Cena netto",
  taxRate: "VAT",
  net: "Wartość netto",
  netTotal: "Razem netto",
  taxOn: (rate, net) => `VAT ${rate} od ${net}`,
  total: "Razem brutto",
  balance: "Pozostało do zapłaty",
  payBy: (date) => `Płatne do ${date}`,
  howToPay: "Sposób płatności",
  reference: "Tytuł przelewu",
  holder: "Posiadacz rachunku",
  account: "Rachunek",
  bank: "Bank",
  payOnline: "Płatność online",
  note: "Uwagi",
  carried: "Do przeniesienia",
  brought: "Z przeniesienia",
  booked: {
    payment: "Wpłata",
    "payment-reversal": "Wpłata wycofana",
    "credit-used": "Rozliczona nadpłata",
    "credit-returned": "Nadpłata zwrócona",
    "credit-released": "Zaliczone na nadpłatę",
    "credit-memo": "Faktura korygująca",
    void: "Anulowana",
  },
  page: (number, of) => `Strona ${number} z ${of}`,
};

const ja: PaperWords = {
  titles: { standard: "請求書", deposit: "前受金請求書", progress: "中間請求書", final: "最終請求書" },
  draft: "下書き",
  billedTo: "請求先",
  issued: "発行日",
  supplied: "取引年月日",
  due: "支払期限",
  terms: "支払条件",
  netDays: (days) => `${days}日以内`,
  order: "注文番号",
  vatNumber: "登録番号",
  taxNumber: "税務番号",
  description: "品目",
  quantity: "数量",
  unitPrice: "単価",
  taxRate: "税率",
  net: "金額（税抜）",
  netTotal: "小計",
  taxOn: (rate, net) => `消費税 ${rate}（対象 ${net}）`,
  total: "合計",
  balance: "ご請求残高",
  payBy: (date) => `お支払期限 ${date}`,
  howToPay: "お支払方法",
  reference: "お振込時の参照番号",
  holder: "口座名義",
  account: "口座番号",
  bank: "銀行",
  payOnline: "オンライン決済",
  note: "備考",
  carried: "次頁へ繰越",
  brought: "前頁より繰越",
  booked: {
    payment: "ご入金",
    "payment-reversal": "ご入金の取消",
    "credit-used": "お預かり金の充当",
    "credit-returned": "お預かり金の返戻",
    "credit-released": "お預かり金へ振替",
    "credit-memo": "クレジットノート",
    void: "無効",
  },
  page: (number, of) => `${number} / ${of} ページ`,
};

const LANGUAGES = new Map(Object.entries({ en, de, fr, es, nl, pl, ja }));
const VAT_IN_ENGLISH = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK CH ZA AE KE NG".split(
    " ",
  ),
);

/**
 * The words for a BCP 47 locale, and the locale that dates and amounts then follow: where the language has
 * no words here, both are English, so that no paper mixes two languages.
 */
export function wordsFor(locale: string, sellerCountry: string): { words: PaperWords; locale: string } {
  const read = readLocale(locale);
  const words = read && LANGUAGES.get(read.language);
  if (!words) return { words: englishFor(sellerCountry), locale: "en-GB" };
  // The base name leaves out extensions, which could ask for digits or calendars of other scripts.
  return { words: words === en ? englishFor(sellerCountry) : words, locale: read.baseName };
}

function englishFor(sellerCountry: string): PaperWords {
  return VAT_IN_ENGLISH.has(sellerCountry) ? en : enTax;
}

function readLocale(locale: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(locale);
  } catch {
    return undefined;
  }
}
