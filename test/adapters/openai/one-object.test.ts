import { expect, test } from "vitest";
import { oneObject } from "../../../adapters/openai/one-object.ts";

const table: [said: string, object: object | undefined][] = [
  ['{"a": 1}', { a: 1 }],
  ['{"a": "} \\" {", "b": {"c": []}}', { a: '} " {', b: { c: [] } }],
  ['```json\n{"a": 1}\n```', { a: 1 }],
  ['<think>perhaps {"a": 2}</think>{"a": 1}', { a: 1 }],
  ['it began before {"a": 2}</think>{"a": 1}', { a: 1 }],
  ['<think>one</think>{"a": 1}<reasoning>two</REASONING>', { a: 1 }],
  ['<think>one <thinking>two</thinking> {"a": 2}</think>{"a": 1}', { a: 1 }],
  ['<think>it never ends {"a": 1}', { a: 1 }],
  ['Here: {"a": 1}. Is it "right"?', { a: 1 }],
  ['{"a": 1}{"a": 2}', undefined],
  ['{"a": 1', undefined],
  ["{a: 1}", undefined],
  ["[1, 2]", undefined],
  ["", undefined],
];

test.each(table)("%s", (said, object) => {
  expect(oneObject(said)).toEqual(object);
});

test("takes no longer over thoughts that never end", () => {
  const startedAt = performance.now();
  expect(oneObject(`${"<think>".repeat(100_000)}{"a": 1}`)).toEqual({ a: 1 });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
