import fc from "fast-check";
import { expect, test } from "vitest";
import { fill, parseTemplate, slotsOf } from "../../src/drafting/slots.ts";

test("fills each slot and leaves the rest", () => {
  const template = parseTemplate("Dear {{name}}, {{name}}: {{balance}}.");
  expect(slotsOf(template)).toEqual(["name", "balance"]);
  expect(fill(template, { name: "Jo", balance: "€5" })).toBe("Dear Jo, Jo: €5.");
});

test("a value is never looked at again", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("{{b}}", "$&", "$1", "{{a}}", "}}{{")), (value) => {
      expect(fill(parseTemplate("<{{a}}|{{b}}>"), { a: value, b: value })).toBe(`<${value}|${value}>`);
    }),
  );
});

test.each(["{{Name}}", "{{ name }}", "{{name", "name}}", "{{}}"])("%j is no template", (text) => {
  expect(() => parseTemplate(text)).toThrow("not a slot");
});

test.each(["missing", "constructor", "__proto__", "to_string"])("no value for %s is a bug", (slot) => {
  expect(() => fill(parseTemplate(`{{${slot}}}`), { other: "x" })).toThrow(`no value for the slot ${slot}`);
});
