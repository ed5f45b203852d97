import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { type SmtpBehaviour, smtpServer } from "./smtp.ts";

const mail = {
  from: "Tern <billing@tern.example>",
  to: "ann@client.example, bob@client.example",
  subject: "Rechnung 7: fällig",
  text: "Grüße",
};

function send(url: string): Promise<unknown> {
  return createTransport({ url, socketTimeout: 300 }).sendMail(mail);
}

test("a mail arrives whole, and nextMail gives each once", async () => {
  const smtp = await smtpServer();
  const first = smtp.nextMail();
  await send(smtp.urlWithLogIn);
  await send(smtp.url);

  expect(await first).toMatchObject({
    from: "billing@tern.example",
    to: ["ann@client.example", "bob@client.example"],
    user: "ann",
    mail: { subject: "Rechnung 7: fällig" },
  });
  const second = await smtp.nextMail();
  expect(second.user).toBeUndefined();
  expect(second.mail.text?.trim()).toBe("Grüße");
  expect(smtp.mails).toHaveLength(2);
});

const refusals: [title: string, behaviour: SmtpBehaviour, error: object, arrived: number][] = [
  ["every recipient refused", { kind: "refuse-recipients" }, { code: "EENVELOPE", responseCode: 550 }, 0],
  ["log-in refused", { kind: "refuse-log-in" }, { code: "EAUTH", responseCode: 535 }, 0],
  ["busy at once", { kind: "answer", code: 421, at: "connect" }, { responseCode: 421 }, 0],
  ["later, please", { kind: "answer", code: 451, at: "sender" }, { responseCode: 451 }, 0],
  ["later, after the text", { kind: "answer", code: 451, at: "data" }, { responseCode: 451 }, 0],
  ["silent at the recipient", { kind: "hang", at: "recipient" }, { code: "ETIMEDOUT" }, 0],
  ["silent after the text: taken all the same", { kind: "hang", at: "data" }, { code: "ETIMEDOUT" }, 1],
  ["line broken after the text: taken", { kind: "drop-after-data" }, { code: "ECONNECTION" }, 1],
];
test.each(refusals)("%s", async (_, behaviour, error, arrived) => {
  const smtp = await smtpServer(behaviour);
  await expect(send(smtp.urlWithLogIn)).rejects.toMatchObject(error);
  expect(smtp.mails).toHaveLength(arrived);
});

test("one recipient refused, the other served", async () => {
  const smtp = await smtpServer({ kind: "refuse-recipients", only: (address) => address.startsWith("bob") });
  await expect(send(smtp.url)).resolves.toMatchObject({ rejected: ["bob@client.example"] });
  expect((await smtp.nextMail()).to).toEqual(["ann@client.example"]);
});

test("it changes its mind", async () => {
  const smtp = await smtpServer({ kind: "refuse-recipients" });
  await expect(send(smtp.url)).rejects.toThrow();
  smtp.behave({ kind: "accept" });
  await send(smtp.url);
  expect(smtp.mails).toHaveLength(1);
});
