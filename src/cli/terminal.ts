import { userInfo } from "node:os";
import { readZone, type Zone } from "../domain/calendar.ts";
import { readCurrency } from "../domain/money.ts";
import { UNNAMED } from "../domain/workspace.ts";
import type { Defaults, Visitor } from "../usecases/open-workspace.ts";

/** The person at this machine's terminal. */
export function terminalVisitor(): Visitor {
  return { platform: "terminal", externalId: "local", user: "local", name: personName() };
}

function personName(): string {
  try {
    const { username } = userInfo();
    return username === "" ? "You" : username;
  } catch {
    return "You"; // a user without an entry, as in many containers
  }
}

/** What a new workspace takes from the machine: its zone, and country and currency from its locale. */
export function machineDefaults(env: Readonly<Record<string, string | undefined>>): Defaults {
  const country = countryOf(env["LC_ALL"] ?? env["LC_MONETARY"] ?? env["LANG"] ?? "");
  return {
    name: UNNAMED,
    zone: readZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? ("UTC" as Zone),
    country,
    currency: readCurrency(CURRENCIES[country] ?? "EUR")!,
    language: "en",
  };
}

/** "de_AT.UTF-8" is in AT; "C.UTF-8" is nowhere, which ISO 3166 writes as ZZ. */
function countryOf(locale: string): string {
  return /^[a-z]{2,3}_([A-Z]{2})\b/.exec(locale)?.[1] ?? "ZZ";
}

/** Countries of likely first users that do not pay in euro; all others start with EUR and can change it. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: "USD",
  GB: "GBP",
  CH: "CHF",
  LI: "CHF",
  CA: "CAD",
  AU: "AUD",
  NZ: "NZD",
  JP: "JPY",
  PL: "PLN",
  CZ: "CZK",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  IN: "INR",
  ZA: "ZAR",
  BR: "BRL",
  MX: "MXN",
  SG: "SGD",
  HK: "HKD",
  HU: "HUF",
  RO: "RON",
};
