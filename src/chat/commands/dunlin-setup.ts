import { electronicFormatIBAN, isValidBIC, isValidIBAN } from "ibantools";
import type { Zone } from "../../domain/calendar.ts";
import type { Currency } from "../../domain/money.ts";
import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import type { PaymentOption, Profile } from "../../domain/workspace.ts";
import { type Settings, setUpWorkspace } from "../../usecases/set-up-workspace.ts";
import { whoOf } from "../action.ts";
import {
  countryArg,
  currencyArg,
  emailArg,
  languageArg,
  linesArg,
  termsArg,
  textArg,
  zoneArg,
} from "../args.ts";
import type { Card, Field } from "../card.ts";
import { type Arg, type Context, command, optional } from "../command.ts";
import { cleanText } from "../read-text.ts";

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
    }
>;

const text = (label: string, keyword: string, hint: string, limit = 200) =>
  optional(textArg({ label, hint }, keyword, limit));

export const setup = command({
  group: "dunlin",
  name: "setup",
  summary: "Your business, its letterhead and how you are paid. Alone: a form",
  needs: "owner",
  changes: true,
  example: '/dunlin setup name "Studio Kite" zone Europe/Berlin currency EUR',
  args: {
    name: text("TEXT", "name", "Name of your business"),
    zone: optional(zoneArg("Time zone")),
    country: optional(countryArg("Country, two letters")),
    currency: optional(currencyArg("Currency of new invoices")),
    terms: optional(termsArg("Terms of new invoices")),
    language: optional(languageArg("Language of letters, two letters")),
    channel: text("NAME", "channel", "Channel for the morning list"),
    legal: text("TEXT", "legal", "Registered name, where it differs"),
    address: optional(
      linesArg({ label: "ADDRESS", hint: "Postal address; lines parted by commas" }, "address"),
    ),
    email: optional(emailArg("Where clients' answers go", "email")),
    phone: text("PHONE", "phone", "Telephone", 40),
    website: text("URL", "website", "Website"),
    registration: text("TEXT", "registration", "Company register entry"),
    vat: text("NO", "vat", "VAT number", 40),
    taxNumber: text("NO", "tax", "Tax number", 40),
    signature: text("PERSON", "signature", "Who signs the letters", 100),
    iban: optional(ibanArg),
    bic: optional(bicArg),
    account: text("TEXT", "account", "Account number, where there is no IBAN", 60),
    bank: text("TEXT", "bank", "Name of the bank", 100),
    paylink: optional(linkArg),
  },
  run: (values, context) => applySettings(given(values), context),
  form: async (context) => setupForm(context),
});

function given(values: Record<string, unknown>): SetupValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Saves settings from the command or from its form; the form's texts are read here as the command's are. */
export async function applySettings(values: SetupValues, context: Context): Promise<Outcome<Card>> {
  const { name, zone, country, currency, terms, language, channel } = values;
  const plain = given({ name, zone, country, currency, terms, language, channel }) as Settings;
  const payment = paymentOf(values, context.workspace.paymentOptions);
  if (!payment)
    return refuse({ kind: "missing", what: "IBAN or account", example: `${IBAN_EXAMPLE} bic BYLADEM1001` });
  const settings: Settings = { ...plain, profile: profileOf(values), payment };
  const saved = await setUpWorkspace(context.desk, whoOf(context, "/dunlin setup"), settings);
  if (!saved.ok) return saved;
  const workspace = saved.value;
  const rows: [string, string][] = [
    ["Zone", workspace.zone],
    ["Country", workspace.country],
    ["Currency", workspace.currency],
    ["Terms", workspace.terms],
    ["Language", workspace.language],
    ...Object.entries(workspace.profile).map(([key, value]): [string, string] => [
      PROFILE_LABELS[key as keyof Profile],
      value.replaceAll("\n", ", "),
    ]),
    ...workspace.paymentOptions.map((option): [string, string] => ["Pay by", optionWords(option)]),
    [
      "Mail",
      context.desk.mailer
        ? `by ${context.desk.mailer.name}`
        : "not set up: approved texts are handed over to copy",
    ],
  ];
  return done({ title: workspace.name, parts: [{ kind: "facts", rows }] });
}

const PROFILE_LABELS: Record<keyof Profile, string> = {
  legalName: "Registered name",
  address: "Address",
  email: "E-mail",
  phone: "Telephone",
  website: "Website",
  registration: "Register entry",
  taxNumber: "Tax number",
  vatNumber: "VAT number",
  signature: "Signed by",
};

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

/** The bank's name and BIC alone are said of the account there is; `undefined` where there is none. */
function paymentOf(
  { iban, bic, bank, account, paylink }: SetupValues,
  present: readonly PaymentOption[],
): PaymentOption[] | undefined {
  const options: PaymentOption[] = [];
  const known = present.find((option) => option.kind === "bank");
  const said = given({ iban, bic, bank, account });
  if (iban || account) options.push({ kind: "bank", ...said });
  else if (known && (bic || bank)) options.push({ ...known, ...said });
  else if (bic || bank) return undefined;
  if (paylink) options.push({ kind: "link", url: paylink });
  return options;
}

function optionWords(option: PaymentOption): string {
  if (option.kind === "link") return option.url;
  if (option.kind === "other") return option.text;
  return [option.iban ?? option.account, option.bic, option.bank].filter(Boolean).join(", ");
}

function setupForm({ workspace: w }: Context): Card {
  const field = (name: string, label: string, value?: string, hint?: string): Field => ({
    name,
    label,
    kind: "text",
    required: false,
    ...(value ? { value } : {}),
    ...(hint ? { hint } : {}),
  });
  return {
    title: "Your business",
    parts: [],
    form: {
      title: "Your business",
      submitLabel: "Save",
      action: { name: "setup.save", args: {} },
      fields: [
        field("name", "Name", w.name),
        field("zone", "Time zone", w.zone),
        field("country", "Country", w.country, "two letters"),
        field("currency", "Currency", w.currency),
        field("terms", "Terms", w.terms),
        field("language", "Language", w.language, "two letters"),
        { ...field("address", "Address", w.profile.address), kind: "long-text" },
        field("email", "E-mail", w.profile.email, "where clients' answers go"),
        field("phone", "Telephone", w.profile.phone),
        field("vat", "VAT number", w.profile.vatNumber),
        field("signature", "Signed by", w.profile.signature, "who signs the letters"),
        field("iban", "IBAN"),
        field("bic", "BIC"),
        field("paylink", "Pay link"),
      ],
    },
  };
}
