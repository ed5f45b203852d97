import type { Client } from "../domain/client.ts";
import { isCompanyByName } from "../domain/legal-form.ts";
import { type Jurisdiction, jurisdictionNamed, jurisdictionsIn } from "./jurisdictions.ts";
import type { LetterDebtor } from "./letters.ts";

/** What law goes by who owes. A name without a company's ending may be a company's or that of somebody alone. */
export function debtorsOf({ kind, name }: Pick<Client, "kind" | "name">): readonly LetterDebtor[] {
  if (kind === "consumer") return ["person"];
  return isCompanyByName(name) ? ["company"] : ["company", "sole-trader"];
}

/**
 * Where a client in `country` (ISO 3166 alpha-2) can be: one place where the country's law is one or the address
 * tells which of its parts it is, else all of them.
 */
export function placesOf(country: string, address = ""): readonly Jurisdiction[] {
  const inside = jurisdictionsIn(country);
  if (inside.length === 1) return inside;
  const part = country === "US" ? stateIn(address) : country === "GB" ? partOfBritainIn(address) : undefined;
  const place = part === undefined ? undefined : jurisdictionNamed(part);
  return place ? [place] : inside;
}

/** By the state before the ZIP code: "Oakland, CA 94607". */
function stateIn(address: string): string | undefined {
  const state = /\b([A-Z]{2}),?\s+\d{5}(?:-\d{4})?\b/.exec(address)?.[1];
  return state && `US-${state}`;
}

// Areas of postcodes as Royal Mail draws them. TD has places on both sides of the border.
const SCOTTISH = "AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE".split(" ");
const UNDECIDED = "TD GY IM JE".split(" ");

function partOfBritainIn(address: string): string | undefined {
  const area = /\b([A-Z]{1,2})\d[A-Z\d]?\s*\d[A-Z]{2}\b/.exec(address.toUpperCase())?.[1];
  if (area === undefined || UNDECIDED.includes(area)) return undefined;
  if (area === "BT") return "NI";
  return SCOTTISH.includes(area) ? "SCT" : "EW";
}
