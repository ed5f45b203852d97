import { done, type Outcome, refuse } from "../../domain/outcome.ts";
import {
  countryCode,
  type Jurisdiction,
  jurisdictionNamed,
  jurisdictionsIn,
} from "../../facts/jurisdictions.ts";
import { places } from "../../facts/small-claims.ts";
import { assessClaim } from "../../usecases/assess-claim.ts";
import { invoiceArg, moneyArg } from "../args.ts";
import { legalCard, whichPlaceCard } from "../cards/legal-card.ts";
import { type Arg, command, optional } from "../command.ts";
import { nearest } from "../nearest.ts";

const MOST_READINGS = 8;

/** Where the client can be sued: an id of the tables, its name, or a country's code. */
const placeArg: Arg<Jurisdiction> = {
  label: "ID",
  hint: "Whose courts: US-CA, EW, DE; where the client is if left out",
  required: true,
  keyword: "place",
  take: "text",
  read: (text) => {
    const place = jurisdictionNamed(text);
    if (place) return done(place);
    const inside = severalIn(text);
    if (inside) return inside;
    const names = places().flatMap(({ id, name }) => [id, name]);
    const near = nearest(text, names);
    const id = places().find(({ name }) => name === near)?.id ?? near;
    return refuse({
      kind: "unreadable",
      what: "place",
      text,
      because: id ? `did you mean ${id}?` : "it is a state, a province or a country whose law is one",
      example: "/invoice legal 7 place US-CA",
    });
  },
};

/** A country of several laws: which of them, with buttons where they are few. */
function severalIn(text: string): Outcome<never> | undefined {
  const country = countryCode(text);
  const inside = country ? jurisdictionsIn(country) : [];
  if (inside.length < 2) return undefined;
  const example = `/invoice legal 7 place ${inside[0]!.id}`;
  if (inside.length > MOST_READINGS) {
    const because = "courts and fees go by its states";
    return refuse({ kind: "unreadable", what: "place", text, because, example });
  }
  const readings = inside.map(({ id, name }) => ({ label: name, text: id }));
  return refuse({ kind: "ambiguous", what: "place", text, readings });
}

/** A whole percentage, of winning or of being paid. */
function percentArg(keyword: string, hint: string): Arg<number> {
  return {
    label: "PERCENT",
    hint,
    required: true,
    keyword,
    take: "word",
    read: (text): Outcome<number> => {
      const percent = /^(\d{1,3})\s*%?$/.exec(text.trim())?.[1];
      if (percent !== undefined && Number(percent) <= 100) return done(Number(percent));
      const because = "it is a whole number from 0 to 100";
      return refuse({ kind: "unreadable", what: keyword, text, because, example: `${keyword} 60` });
    },
  };
}

const hoursArg: Arg<string> = {
  label: "HOURS",
  hint: "Hours of your own that it would take",
  required: true,
  keyword: "hours",
  take: "word",
  read: (text) =>
    /^\d{1,4}([.,]\d{1,2})?$/.test(text)
      ? done(text.replace(",", "."))
      : refuse({ kind: "unreadable", what: "hours", text, example: "hours 5" }),
};

export const legal = command({
  group: "invoice",
  name: "legal",
  summary: "Whether a claim is worth it: what is owed, court, cost, papers, time",
  needs: "viewer",
  changes: false,
  example: "/invoice legal 7 place EW",
  args: {
    invoice: invoiceArg("Invoice that is not paid"),
    place: optional(placeArg),
    win: optional(percentArg("win", "Your own estimate of the chance to win")),
    collect: optional(percentArg("collect", "Your own estimate of the chance to be paid after that")),
    hours: optional(hoursArg),
    rate: optional(moneyArg("What one of these hours is worth", "rate")),
    settle: optional(moneyArg("What they offer to be done with it", "settle")),
  },
  async run({ invoice, place, win, collect, hours, rate, settle }, { desk, workspace, locale }) {
    if ((win === undefined) !== (collect === undefined))
      return refuse({ kind: "missing", what: "other of the two odds", example: "win 80 collect 60" });
    if ((hours === undefined) !== (rate === undefined))
      return refuse({ kind: "missing", what: "other of hours and rate", example: "hours 5 rate 40" });
    const found = await assessClaim(desk, workspace, {
      invoice: invoice.id,
      ...(place ? { place } : {}),
      ...(win !== undefined && collect !== undefined ? { odds: { win, collect } } : {}),
      ...(hours !== undefined && rate ? { ownTime: { hours, rate } } : {}),
      ...(settle ? { settlement: settle } : {}),
    });
    if (!found.ok) return found;
    return done(
      found.value.kind === "assessed" ? legalCard(found.value, locale) : whichPlaceCard(found.value),
    );
  },
});
