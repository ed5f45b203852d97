import { expect, test } from "vitest";
import { isCompanyByName } from "../../src/domain/legal-form.ts";

const companies = [
  "Acme Ltd",
  "Acme Ltd.",
  "Acme LIMITED",
  "Acme, Inc.",
  "Acme LLC",
  "Brown & Co LLP",
  "Acme Holdings plc",
  "Möwe GmbH",
  "Möwe GmbH & Co KG GmbH",
  "Gull B.V.",
  "Mouette SARL",
  "Mouette S.A.S.",
  "Gabbiano S.r.l.",
  "Tern KK",
  "Tern Pty Ltd",
  "Terne ApS",
];
test.each(companies)("%s is a company by its name", (name) => expect(isCompanyByName(name)).toBe(true));

const anybody = [
  "Acme",
  "Brown & Co",
  "Kim Limited Editions",
  "Inca",
  "Salt",
  "Ltd Editions by Kim",
  "Bob Incorporates",
  "",
];
test.each(anybody)("“%s” may be anybody", (name) => expect(isCompanyByName(name)).toBe(false));
