import { formatDate } from "../../domain/calendar.ts";
import { formatMoney } from "../../domain/money.ts";
import type { Answer, CallFacts, CallSheet } from "../call-sheet.ts";

/** The words in French. */
export function callSheetFr(facts: CallFacts): CallSheet {
  const isOne = facts.invoices.length === 1;
  const from = facts.business ? `, ${facts.business}` : "";
  return {
    opening: `Bonjour, ici ${facts.caller}${from}. Je vous appelle au sujet de ${subject(facts)}. Auriez-vous deux minutes\u00a0?`,
    questions: [
      `${isOne ? "Est-elle bien arrivée" : "Sont-elles bien arrivées"} chez la personne qui règle vos factures\u00a0?`,
      `Est-ce que tout va bien avec ${isOne ? "la facture" : "les factures"} et avec le travail\u00a0?`,
      ...(facts.hasBrokenWord
        ? ["Qu’est-ce qui vous en a empêché, la dernière fois que vous m’aviez indiqué un jour\u00a0?"]
        : []),
      `Quel jour allez-vous ${isOne ? "la" : "les"} régler\u00a0?`,
    ],
    answers: [...reasons(isOne), ...excuses(facts)],
    closing: `Je note donc que vous réglez ${amounts(facts)} le …, et je vous le confirme par écrit. Merci du temps que vous m’avez accordé.`,
    message: `Ici ${facts.caller}${from}. Merci de me rappeler\u00a0; mon numéro est le …`,
  };
}

/** Where the reason is one that the team can note. */
function reasons(isOne: boolean): Answer[] {
  const them = isOne ? "la" : "les";
  return [
    {
      reason: "oversight",
      they: `${isOne ? "Elle a dû nous échapper" : "Elles ont dû nous échapper"}.`,
      you: `Cela arrive. Je peux vous ${them} renvoyer tout de suite. Quel jour allez-vous ${them} régler\u00a0?`,
    },
    {
      reason: "cash-flow",
      they: "Nous sommes un peu justes en trésorerie en ce moment.",
      you: "Merci de me le dire. Est-ce que cela vous aiderait de payer en trois mensualités, la première bientôt\u00a0?",
    },
    {
      reason: "cash-flow",
      they: "Nous attendons nous-mêmes le règlement de notre client.",
      you: "Je comprends. Mais notre accord n’en dépend pas. Quelle partie pouvez-vous régler maintenant, et quel jour le reste\u00a0?",
    },
    {
      reason: "dissatisfied",
      they: "Nous ne sommes pas satisfaits du travail.",
      you: "Merci de m’en parler. Qu’est-ce qui ne va pas exactement, et qu’est-ce qui arrangerait les choses\u00a0? Pouvez-vous déjà régler la partie qui ne pose pas question\u00a0?",
    },
    {
      reason: "dissatisfied",
      they: "Le montant n’est pas le bon.",
      you: "De quelle ligne s’agit-il, et à quoi vous attendiez-vous\u00a0? Je regarde cela aujourd’hui. Pouvez-vous régler le reste en attendant\u00a0?",
    },
    {
      reason: "procedure",
      they: "Il nous manque un numéro de commande ou une validation.",
      you: "De quoi avez-vous besoin de ma part, et à qui dois-je l’envoyer\u00a0? Une fois que vous l’aurez, quel jour payez-vous\u00a0?",
    },
    {
      reason: "procedure",
      they: `Nous ne ${isOne ? "l’avons jamais reçue" : "les avons jamais reçues"}.`,
      you: `Alors je vous ${them} renvoie maintenant, pendant que nous parlons. À quelle adresse, et qui d’autre doit en avoir une copie\u00a0? Quel jour allez-vous ensuite ${them} régler\u00a0?`,
    },
  ];
}

/** Where it is no reason yet, but a way not to name a day. */
function excuses({ invoices, proposedDay, locale }: CallFacts): Answer[] {
  return [
    {
      they: `Nous ${invoices.length === 1 ? "l’avons réglée" : "les avons réglées"}.`,
      you: "Merci. Quel jour, et sur quel compte\u00a0? Je vérifie tout de suite et ne vous rappelle que si rien n’est arrivé.",
    },
    {
      they: "Le virement, ou le chèque, est parti.",
      you: "Très bien. Quel jour est-il parti, et pour quel montant\u00a0? Pourriez-vous m’envoyer l’avis de virement, ou le numéro du chèque\u00a0?",
    },
    {
      they: "Ce sera fait bientôt, ou le mois prochain.",
      you: `Merci. Puis-je noter un jour, pour ne pas avoir à vous redemander\u00a0: le ${formatDate(proposedDay, locale)} vous conviendrait-il\u00a0?`,
    },
    {
      they: "La personne qui s’en occupe est absente.",
      you: "Quand revient-elle, et qui règle les factures d’ici là\u00a0? Pourrais-je lui parler\u00a0?",
    },
    {
      they: "Ce n’est pas moi qui m’en occupe.",
      you: "Qui s’en occupe, et quel est le meilleur moyen de joindre cette personne\u00a0?",
    },
  ];
}

function subject({ invoices, totals, locale }: CallFacts): string {
  const [first] = invoices;
  if (!first || invoices.length > 1) {
    const numbers = invoices.map(({ number }) => number).join(", ");
    return `${invoices.length} factures ouvertes\u00a0: ${numbers}, pour ${amounts({ totals, locale })} en tout`;
  }
  const due = formatDate(first.dueOn, locale);
  return `notre facture ${first.number} de ${amounts({ totals, locale })}, ${first.isLate ? "échue le" : "à échéance du"} ${due}`;
}

function amounts({ totals, locale }: Pick<CallFacts, "totals" | "locale">): string {
  return totals.map((total) => formatMoney(total, locale)).join(" et ");
}
