import { periodFor } from "./limitation.ts";
import { type Place, placeNamed, places } from "./small-claims.ts";

/**
 * Where a debt would be claimed: a place with its own courts, or a whole country. `court` is its simple
 * procedure, where one is known; `country` is ISO 3166 alpha-2.
 */
export type Jurisdiction = { id: string; country: string; name: string; court?: Place };

const PARTS_OF_GB = ["EW", "SCT", "NI"];

// Regulation (EC) 861/2007 binds every member state but Denmark.
const MEMBERS = "AT BE BG CY CZ DE EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");

/** Whether the GDPR holds there as EU or EEA law. */
export function inEurope(country: string): boolean {
  return [...MEMBERS, "DK", "IS", "LI", "NO"].includes(country);
}

const ACROSS_BORDERS = "EU-ESCP";

/** The European procedure, where claimant and debtor are in two member states that it binds. */
export function courtAcrossBorders(claimant: string, debtor: string): Place | undefined {
  const bound = claimant !== debtor && [claimant, debtor].every((country) => MEMBERS.includes(country));
  return bound ? placeNamed(ACROSS_BORDERS) : undefined;
}

/**
 * The places of a country, of which one has to be chosen where there are several; the country itself where
 * its law is one, or where nothing is known of it.
 */
export function jurisdictionsIn(country: string): readonly Jurisdiction[] {
  const inside = places().filter((place) => countryOf(place) === country);
  if (inside.length > 1) return inside.map(ofPlace);
  const name = countryName(country) ?? country;
  return [{ id: country, country, name, ...(inside[0] ? { court: inside[0] } : {}) }];
}

/**
 * By id ("US-CA", "EW"), by a code of ISO 3166-2 ("GB-SCT"), by name ("California"), or a country's code
 * ("DE", "BR") where its law is one. `undefined` for what is no place, and for a country of several.
 */
export function jurisdictionNamed(text: string): Jurisdiction | undefined {
  const wanted = text.trim();
  const place =
    placeNamed(wanted) ?? places().find(({ name }) => shortName(name).toLowerCase() === wanted.toLowerCase());
  if (place && place.id !== ACROSS_BORDERS) {
    const country = countryOf(place);
    const alone = jurisdictionsIn(country).length === 1;
    return alone ? jurisdictionsIn(country)[0] : ofPlace(place);
  }
  const code = countryCode(wanted);
  const inside = code ? jurisdictionsIn(code) : [];
  return inside.length === 1 ? inside[0] : undefined;
}

/** The country that a code stands for, in any case; "UK" is GB. */
export function countryCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (code === "UK") return "GB";
  return countryName(code) ? code : undefined;
}

/** Whether anything at all is held about it. */
export function isHeld(place: Jurisdiction): boolean {
  return place.court !== undefined || periodFor(place.id) !== undefined;
}

/** Unions, and codes that ISO 3166 leaves to their users; Kosovo's is in use. */
const NO_COUNTRIES = /^(?:EU|EZ|UN|AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/;

/** The country's name in English; undefined for what is no country's code. */
export function countryName(code: string): string | undefined {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRIES.test(code)) return undefined;
  return new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code);
}

function ofPlace(place: Place): Jurisdiction {
  return { id: place.id, country: countryOf(place), name: shortName(place.name), court: place };
}

function countryOf({ id }: Place): string {
  return PARTS_OF_GB.includes(id) ? "GB" : id.slice(0, 2);
}

/** "Canada - Ontario" is Ontario to whoever asks about it. */
function shortName(name: string): string {
  return name.replace(/^(Canada|Australia) - /, "").replace(/ \([A-Z]+\)$/, "");
}
