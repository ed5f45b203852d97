import { electronicFormatIBAN, friendlyFormatIBAN } from "ibantools";
import type { PaymentOption } from "../domain/workspace.ts";
import { LANGUAGES } from "./phrases/index.ts";
import { plainLine } from "./plain-line.ts";

type Bank = Extract<PaymentOption, { kind: "bank" }>;

/**
 * Ways to pay as finished lines. A bank account that names a currency is left out of letters in others,
 * unless no account would be left.
 */
export function payLines(
  options: readonly PaymentOption[],
  currencies: readonly string[],
  language: string,
): string[] {
  const banks = options.filter((o) => o.kind === "bank");
  const fitting = banks.filter((b) => !b.currency || currencies.includes(b.currency));
  const shown: readonly PaymentOption[] = fitting.length > 0 ? fitting : banks;
  return options.filter((o) => o.kind !== "bank" || shown.includes(o)).map((o) => payLine(o, language));
}

/** Links and IBANs that a letter may show because a way to pay names them. */
export function payContacts(options: readonly PaymentOption[]): { links: string[]; ibans: string[] } {
  return {
    links: options.flatMap((o) => (o.kind === "link" ? [plainLine(o.url)] : [])),
    ibans: options.flatMap((o) => (o.kind === "bank" && o.iban ? [spacedIban(o.iban)] : [])),
  };
}

function payLine(option: PaymentOption, language: string): string {
  if (option.kind === "link") return plainLine(option.url);
  if (option.kind === "other") return plainLine(option.text);
  return bankLine(option, language);
}

function bankLine(bank: Bank, language: string): string {
  const { account } = LANGUAGES.get(language) ?? LANGUAGES.get("en")!;
  return [
    bank.holder,
    bank.bank,
    bank.iban && `IBAN ${spacedIban(bank.iban)}`,
    bank.account && `${account} ${bank.account}`,
    bank.bic && `BIC ${bank.bic}`,
  ]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => plainLine(part!))
    .join(", ");
}

function spacedIban(iban: string): string {
  return friendlyFormatIBAN(electronicFormatIBAN(iban) ?? iban) ?? plainLine(iban);
}
