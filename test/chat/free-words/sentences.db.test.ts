import { expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { openSpokenBooks, understoodBy } from "./kit.ts";
import { SENTENCES } from "./sentences.ts";

for (const [language, sentences] of Object.entries(SENTENCES)) {
  dbTest(`free words in ${language} become the one line that they mean`, async (db) => {
    const house = await openSpokenBooks(db);
    const heard: [string, string][] = [];
    for (const [said] of sentences) heard.push([said, understoodBy(await house.say(said))]);
    expect(heard).toEqual(sentences.map(([said, line]) => [said, line]));
    expect(house.faults).toEqual([]);
  });
}
