import { expect } from "vitest";
import { dbTest } from "../../kit/db.ts";
import { openHouse, wordsOf } from "../../kit/house.ts";

dbTest("bank and BIC alone are said of the account there is, and refused where there is none", async (db) => {
  const house = await openHouse(db);
  const refused = await house.say("/dunlin setup bic BYLADEM1001");
  expect(refused.tone).toBe("refusal");
  expect(wordsOf(refused)).toContain("The IBAN or account is missing.");
  await house.say("/dunlin setup iban DE02 1203 0000 0000 2020 51");
  const rows = wordsOf(await house.say("/dunlin setup bic BYLADEM1001 bank DKB"));
  expect(rows).toContain("Pay by: DE02120300000000202051, BYLADEM1001, DKB");
});
