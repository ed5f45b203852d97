import { hoursWords } from "../../domain/hours.ts";
import { formatMoney, toDecimal } from "../../domain/money.ts";
import type { EomReading } from "../../domain/terms.ts";
import type { AllocationOrder, PaymentOption, Profile, Workspace } from "../../domain/workspace.ts";
import { localeOf } from "../../usecases/invoice-document.ts";
import type { Card, Field } from "../card.ts";
import { days } from "../words.ts";

const EOM_WORDS: Record<EomReading, string> = {
  A: "the end of the invoice's month, then 30 days (A)",
  B: "30 days, then on to the end of that month (B)",
};

const ALLOCATION_WORDS: Record<AllocationOrder, string> = {
  "principal-first": "what was billed, then interest, then fees and costs",
  "legal-order": "costs and fees, then interest, then what was billed",
};

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

/** The settings as they stand; `mailer` is what sends mails, where there is one. */
export function settingsCard(workspace: Workspace, mailer: string | undefined): Card {
  const rows: [string, string][] = [
    ["Zone", workspace.zone],
    ["Country", workspace.country],
    ["Currency", workspace.currency],
    ["Terms", workspace.terms],
    ["Language", workspace.language],
    ["Not chased up to", formatMoney(workspace.tolerance, localeOf(workspace.language, workspace.country))],
    ["Between letters", gapWords(workspace.contactGapDays)],
    ["Business hours", hoursWords(workspace.businessHours)],
    ["Quiet hours", hoursWords(workspace.quietHours)],
    ["“Net 30 EOM”", workspace.eomReading ? EOM_WORDS[workspace.eomReading] : "asked when it is first typed"],
    ["A payment settles", ALLOCATION_WORDS[workspace.allocation]],
    ...Object.entries(workspace.profile).map(([key, value]): [string, string] => [
      PROFILE_LABELS[key as keyof Profile],
      value.replaceAll("\n", ", "),
    ]),
    ...workspace.paymentOptions.map((option): [string, string] => ["Pay by", optionWords(option)]),
    ["Mail", mailer ? `by ${mailer}` : "not set up: approved texts are handed over to copy"],
  ];
  return { title: workspace.name, parts: [{ kind: "facts", rows }] };
}

function gapWords(n: number): string {
  return n === 0 ? "no least time" : `at least ${days(n)}`;
}

function optionWords(option: PaymentOption): string {
  if (option.kind === "link") return option.url;
  if (option.kind === "other") return option.text;
  return [option.iban ?? option.account, option.bic, option.bank].filter(Boolean).join(", ");
}

/** The form with the settings that people change; the command has all of them. */
export function setupForm(w: Workspace): Card {
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
        field("tolerance", "Not chased up to", toDecimal(w.tolerance)),
        field("gap", "Days between letters", String(w.contactGapDays)),
        field("hours", "Business hours", hoursWords(w.businessHours), "when mails leave and the list comes"),
        field("quiet", "Quiet hours", hoursWords(w.quietHours), "when nothing is told"),
      ],
    },
  };
}
