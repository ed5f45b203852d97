import { electronicFormatIBAN, isValidBIC, isValidIBAN } from "ibantools";
import type { Zone } from "../../domain/calendar.ts";
import { type Hours, type QuietHours, readHours, readQuietHours } from "../../domain/hours.ts";
import { type Currency, type Money, zero } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { EomReading } from "../../domain/terms.ts";
import type { AllocationOrder, PaymentOption, Profile } from "../../domain/workspace.ts";
import { type Settings, setUpWorkspace } from "../../usecases/set-up-workspace.ts";
import { whoOf } from "../action.ts";
import {
  choiceArg,
  countryArg,
  currencyArg,
  emailArg,
  languageArg,
  linesArg,
  moneyArg,
  orNone,
  termsArg,
  textArg,
  zoneArg,
} from "../args.ts";
import type { Card } from "../card.ts";
import { settingsCard, setupForm } from "../cards/setup-card.ts";
import { type Arg, type Context, command, optional } from "../command.ts";
import { cleanText, readAmount } from "../read-text.ts";

const IBAN_EXAMPLE = "/dunlin setup iban DE02120300000000202051";

const ibanArg: Arg<string> = {
  label: "IBAN",
  hint: "Bank account for transfers",
  required: true,
  keyword: "iban",
  take: "text",
  read: (text) => {
    const iban = electronicFormatIBAN(text) ?? "";
    if (isValidIBAN(iban)) return done(iban);
    return refuse({
      kind: "unreadable",
      what: "IBAN",
      text,
      because: "its check digits do not fit",
      example: "DE02 1203 0000 0000 2020 51",
    });
  },
};

const bicArg: Arg<string> = {
  label: "BIC",
  hint: "BIC of that bank",
  required: true,
  keyword: "bic",
  take: "word",
  read: (text) =>
    isValidBIC(text.toUpperCase())
      ? done(text.toUpperCase())
      : refuse({ kind: "unreadable", what: "BIC", text, example: "BYLADEM1001" }),
};

const linkArg: Arg<string> = {
  label: "URL",
  hint: "Page on which clients can pay",
  required: true,
  keyword: "paylink",
  take: "word",
  read: (text) => {
    const clean = cleanText(text, { what: "pay link", limit: 500 });
    if (!clean.ok) return clean;
    const url = URL.canParse(clean.value) ? new URL(clean.value) : undefined;
    return url?.protocol === "https:" && !url.username
      ? done(url.href)
      : refuse({
          kind: "unreadable",
          what: "pay link",
          text,
          because: "it has to begin with https://",
          example: "https://pay.example.com/me",
        });
  },
};

const eomArg: Arg<EomReading> = {
  label: "A|B",
  hint: "Net n EOM: A is the month's end and then n days, B the other way round",
  required: true,
  keyword: "eom",
  take: "word",
  options: ["A", "B"],
  read: (text) => {
    const reading = text.toUpperCase();
    if (reading === "A" || reading === "B") return done(reading);
    const because = "A is the end of the month, then the days; B the days, then the end of that month";
    return refuse({ kind: "unreadable", what: "EOM reading", text, because, example: "/dunlin setup eom A" });
  },
};

const ORDERS = { principal: "principal-first", legal: "legal-order" } as const;

const allocationArg: Arg<AllocationOrder> = {
  ...choiceArg(["principal", "legal"], "What a payment settles first", "allocation"),
  read: (text) => {
    const order = ORDERS[text.toLowerCase() as keyof typeof ORDERS];
    if (order) return done(order);
    const because = "principal settles what was billed first, legal costs and interest first";
    const example = "/dunlin setup allocation legal";
    return refuse({ kind: "unreadable", what: "allocation", text, because, example });
  },
};

export type SetupValues = Partial<
  Record<
    | "name"
    | "country"
    | "terms"
    | "language"
    | "channel"
    | "legal"
    | "address"
    | "email"
    | "phone"
    | "website",
    string
  > &
    Record<
      "registration" | "vat" | "taxNumber" | "signature" | "iban" | "bic" | "bank" | "account" | "paylink",
      string
    > & {
      zone: Zone;
      currency: Currency;
      tolerance: Money;
      gap: number;
      hours: Hours;
      quiet: QuietHours;
      eom: EomReading;
      allocation: AllocationOrder;
    }
>;

/** 0 is a figure too: then everything is chased. */
const toleranceArg: Arg<Money> = {
  ...moneyArg("Balance that is too little to chase; none chases everything", "tolerance"),
  read: (text, { workspace: { currency }, locale }) =>
    /^(none|0+([.,]0+)?)$/i.test(text.trim())
      ? done(zero(currency))
      : readAmount(text, { currency, locale, what: "tolerance" }),
};

const LONGEST_GAP = 60;

const gapArg: Arg<number> = {
  label: "DAYS",
  hint: "Least days between two letters to a client",
  required: true,
  keyword: "gap",
  take: "word",
  read: (text) => {
    if (/^\d{1,2}$/.test(text) && Number(text) <= LONGEST_GAP) return done(Number(text));
    const because = `it is a number of days up to ${LONGEST_GAP}`;
    return refuse({ kind: "unreadable", what: "gap", text, because, example: "5" });
  },
};

const hoursArg: Arg<Hours> = {
  ...textArg({ label: "HOURS", hint: "When mails leave and the morning's list comes" }, "hours", 40),
  followedBy: /^\d/,
  read: readHours,
};

const quietArg: Arg<QuietHours> = {
  ...textArg({ label: "HOURS", hint: "When nothing at all is told" }, "quiet", 40),
  followedBy: /^\d/,
  read: readQuietHours,
};

/** What may be taken out again with the word none. */
const text = (label: string, keyword: string, hint: string, limit = 200) =>
  optional(orNone(textArg({ label, hint }, keyword, limit)));

export const setup = command({
  group: "dunlin",
  name: "setup",
  summary: "Your business, its letterhead and how you are paid. Alone: a form",
  needs: "owner",
  changes: true,
  example: '/dunlin setup name "Studio Kite" zone Europe/Berlin currency EUR',
  args: {
    name: optional(textArg({ label: "TEXT", hint: "Name of your business" }, "name", 200)),
    zone: optional(zoneArg("Time zone")),
    country: optional(countryArg("Country, two letters")),
    currency: optional(currencyArg("Currency of new invoices")),
    eom: optional(eomArg),
    terms: optional(termsArg("Terms of new invoices")),
    allocation: optional(allocationArg),
    language: optional(languageArg("Language of letters, two letters")),
    channel: text("NAME", "channel", "Channel for the morning list"),
    legal: text("TEXT", "legal", "Registered name, where it differs"),
    address: optional(
      orNone(linesArg({ label: "ADDRESS", hint: "Postal address; lines parted by commas" }, "address")),
    ),
    email: optional(orNone(emailArg("Where clients' answers go", "email"))),
    phone: text("PHONE", "phone", "Telephone", 40),
    website: text("URL", "website", "Website"),
    registration: text("TEXT", "registration", "Company register entry"),
    vat: text("NO", "vat", "VAT number", 40),
    taxNumber: text("NO", "tax", "Tax number", 40),
    signature: text("PERSON", "signature", "Who signs the letters", 100),
    iban: optional(orNone(ibanArg)),
    bic: optional(orNone(bicArg)),
    account: text("TEXT", "account", "Account number, where there is no IBAN", 60),
    bank: text("TEXT", "bank", "Name of the bank", 100),
    paylink: optional(orNone(linkArg)),
    tolerance: optional(toleranceArg),
    gap: optional(gapArg),
    hours: optional(hoursArg),
    quiet: optional(quietArg),
  },
  run: (values, context) => applySettings(given(values), context),
  form: async ({ workspace }) => setupForm(workspace),
});

function given(values: Record<string, unknown>): SetupValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Saves settings from the command or from its form; the form's texts are read here as the command's are. */
export async function applySettings(values: SetupValues, context: Context): Promise<Outcome<Card>> {
  const {
    name,
    zone,
    country,
    currency,
    terms,
    language,
    channel,
    eom,
    allocation,
    tolerance,
    gap,
    hours,
    quiet,
  } = values;
  const plain = given({
    ...{ name, zone, country, currency, terms, language, channel },
    ...{ eomReading: eom, allocation, tolerance, contactGapDays: gap },
    ...{ businessHours: hours, quietHours: quiet },
  }) as Settings;
  const payment = paymentOf(values, context.workspace.paymentOptions);
  if (!payment)
    return refuse({ kind: "missing", what: "IBAN or account", example: `${IBAN_EXAMPLE} bic BYLADEM1001` });
  const settings: Settings = { ...plain, profile: profileOf(values), ...payment };
  const saved = await setUpWorkspace(context.desk, whoOf(context, "/dunlin setup"), settings);
  return saved.ok ? done(settingsCard(saved.value, context.desk.mailer?.name)) : saved;
}

function profileOf(values: SetupValues): Profile {
  const {
    legal: legalName,
    address,
    email,
    phone,
    website,
    registration,
    vat: vatNumber,
    taxNumber,
    signature,
  } = values;
  return given({
    legalName,
    address,
    email,
    phone,
    website,
    registration,
    vatNumber,
    taxNumber,
    signature,
  }) as Profile;
}

/** The ways to pay that change, and those of which nothing is left. */
type PaymentChange = Required<Pick<Settings, "payment" | "noPayment">>;

/**
 * A new IBAN or account is another account; the bank's name and BIC alone are said of the account there is.
 * `undefined` where there is none.
 */
function paymentOf(
  { iban, bic, bank, account, paylink }: SetupValues,
  present: readonly PaymentOption[],
): PaymentChange | undefined {
  const payment: PaymentOption[] = [];
  const noPayment: PaymentOption["kind"][] = [];
  if (paylink) payment.push({ kind: "link", url: paylink });
  if (paylink === "") noPayment.push("link");
  const said = given({ iban, bic, bank, account });
  if (Object.keys(said).length === 0) return { payment, noPayment };
  const known = present.find((option) => option.kind === "bank");
  if (!iban && !account && !known) return bic || bank ? undefined : { payment, noPayment };
  const { kind: _, ...stays } = known && !iban && !account ? known : { kind: "bank" };
  const merged = Object.fromEntries(
    Object.entries({ ...stays, ...said }).filter(([, value]) => value !== ""),
  );
  if (merged["iban"] || merged["account"]) payment.push({ kind: "bank", ...merged });
  else noPayment.push("bank");
  return { payment, noPayment };
}
