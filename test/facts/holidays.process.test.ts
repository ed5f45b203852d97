import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { addDays, day, type LocalDate } from "../../src/domain/calendar.ts";

/** What a fresh process says, started in a zone; with what it has loaded by then. */
function inProcess(zone: string, says: string): unknown {
  const program = `
    const { businessDaysOf } = await import("./src/facts/holidays.ts");
    const { createRequire } = await import("node:module");
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("date-holidays"));
    console.log(JSON.stringify(${says}));`;
  const args = ["--input-type=module", "--eval", program];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, TZ: zone },
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout);
}

test("the machine's own zone moves no holiday", () => {
  const days = Array.from({ length: 364 }, (_, i) => addDays(day("2029-01-01"), i));
  const says = `${JSON.stringify(days)}.filter((date) => !businessDaysOf(["NZ", "SA"])(date))`;
  const off = inProcess("Pacific/Honolulu", says) as LocalDate[];
  expect(inProcess("Pacific/Kiritimati", says)).toEqual(off);
  expect(off).toContain("2029-02-06"); // Waitangi Day
});

test("the package is loaded at the first question about a weekday in a country, and not before", () => {
  const asked = (country: string, date: string) =>
    `[loaded(), businessDaysOf(["${country}"])("${date}"), loaded()]`;
  expect(inProcess("UTC", asked("US", "2026-11-26"))).toEqual([false, false, true]);
  expect(inProcess("UTC", asked("US", "2026-11-28"))).toEqual([false, false, false]);
  expect(inProcess("UTC", asked("ZZ", "2026-11-26"))).toEqual([false, true, false]);
});
