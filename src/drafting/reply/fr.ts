import type { ReplyWords } from "./reply-words.ts";

export const fr: ReplyWords = {
  language: "fr",
  spaced: true,
  means: {
    "has-paid":
      "(?:avons|ai|a|ont|été|est|était|sont) (?:\\p{L}+ ){0,3}(?:payée?s?|réglée?s?|virée?s?|versée?s?|effectuée?s?|acquittée?s?)|(?:paiement|règlement|virement) (?:est |a été |déjà |bien )+(?:parti|fait|effectué|envoyé|émis|passé|exécuté)|déjà (?:payée?s?|réglée?s?|versée?s?)|(?:paiement|virement) (?:est )?en (?:route|cours de transmission)",
    "promises-date":
      "(?:je|nous) (?:le |la |vous le )?(?:ferai|ferons)|(?:allons|vais|va|vont|pourrons|pourrai|comptons|compte|pensons) (?:\\p{L}+ ){0,3}(?:payer|régler|virer|verser|effectuer|procéder)|(?:paierons|paierai|paiera|payerons|réglerons|réglerai|réglera|virerons|virerai|verserons|verserai|effectuerons|effectuerai|procéderons|procéderai)|(?:sera|seront) (?:\\p{L}+ ){0,2}(?:payée?s?|réglée?s?|virée?s?|versée?s?|effectuée?s?)|(?:paiement|règlement|virement) (?:\\p{L}+ ){0,3}(?:sera|partira|prévu|programmé|interviendra|le|demain|vendredi|lundi)|vous (?:recevrez|aurez) (?:le|votre) (?:paiement|règlement|virement|argent)",
    "wants-plan":
      "échelonn\\p{L}*|échéancier|en (?:\\p{L}+ |\\d+ )?(?:fois|mensualités|versements|tranches)|mensualités?|plusieurs (?:fois|versements|échéances)|paiements? (?:partiels?|fractionnés?)|facilités? de paiement|délai de paiement|étaler",
    "cannot-pay":
      "trésorerie|(?:ne )?(?:pouvons|peux|peut|pourrons) (?:\\p{L}+ ){0,3}pas (?:\\p{L}+ ){0,3}(?:payer|régler)|(?:incapables?|dans l'impossibilité) de (?:payer|régler)|(?:pas|plus|manque) (?:\\p{L}+ )?(?:d'argent|de fonds|de liquidités?|les fonds)|insolvab\\p{L}*|redressement|liquidation|difficultés? financières?|en attente (?:du|de) (?:paiement|règlement) (?:\\p{L}+ ){0,3}clients?",
    disputes:
      "contest\\p{L}*|litige|réclam\\p{L}*|(?:pas|jamais) (?:\\p{L}+ )?(?:d'accord|satisfaite?s?|contente?s?|conforme|commandée?|reçu la (?:prestation|marchandise|livraison)|terminée?|correcte?)|insatisf\\p{L}*|mécontent\\p{L}*|erron\\p{L}*|erreurs?|(?:mauvais|faux) (?:montant|prix)|trop (?:élevée?|cher|facturée?)|défectueu\\p{L}*|défauts?|malfaçons?|incompl\\p{L}*|ne (?:fonctionne|marche|correspond) pas|refus\\p{L}* de payer|ne (?:paierons|paierai|payerons) pas",
    "needs-copy":
      "(?:envoyer|renvoyer|transmettre|adresser|retransmettre|faire parvenir) (?:\\p{L}+ ){0,5}(?:facture|copie|duplicata|pdf|nouveau)|(?:envoyez|renvoyez|transmettez|adressez)[- ](?:\\p{L}+[- ]?){0,5}(?:facture|copie|duplicata|pdf|nouveau)|(?:pas|jamais|rien) (?:\\p{L}+ ){0,2}(?:reçu|trouvé|retrouve|trouve|eu) (?:\\p{L}+ ){0,2}(?:facture|pièce jointe)|(?:copie|duplicata) de (?:la|votre|cette) facture|facture (?:\\p{L}+ )?(?:égarée|perdue)|duplicata|pièce jointe (?:manqu\\p{L}*|absente)|(?:retrouve|trouve|retrouvons|trouvons) (?:pas|plus) (?:la|votre) facture",
    procedure:
      "bon de commande|numéro (?:de|d')\\s?(?:commande|engagement|fournisseur)|n° de commande|portail|chorus|siret|tva intracom\\p{L}*|facture électronique|déposer (?:la|votre|sur)|validation|à valider|bon à payer|campagne de (?:paiement|règlement)|centre de coûts?|coupa|ariba",
    "wrong-person":
      "(?:mauvaise?|pas la bonne|pas le bon) (?:personne|adresse|service|interlocuteur|interlocutrice|destinataire|contact)|(?:pas|plus) (?:responsable|concernée?|en charge|chargée?|mon service|dans (?:l'entreprise|la société)|chez nous)|ne travaille plus|a quitté (?:l'entreprise|la société)|(?:veuillez|merci de|prière de) (?:contacter|vous adresser|écrire à|voir avec)|adress(?:er|ez)[- ]vous|s'adresser (?:à|au)|la personne (?:en charge|responsable|à contacter) est",
  },
  no: "pas|jamais|ne|plus|aucun\\p{L}*",
  unpaid: "si|dès que|lorsque|quand|sera|seront|allons|vais|pourrons|pouvons|avant|pas encore|après|une fois",
  counts: "une? deux trois quatre cinq six sept huit neuf dix onze douze",
  days: [
    ["après-demain", "in 2 days"],
    ["avant-hier", "2 days ago"],
    ["demain", "tomorrow"],
    ["hier", "yesterday"],
    ["aujourd'hui", "today"],
    ["(?:dans|d'ici|sous) {n} jours?", "in {n} days"],
    ["(?:dans|d'ici|sous) {n} semaines?", "in {n} weeks"],
    ["(?:dans|d'ici|sous) {n} mois", "in {n} months"],
    ["il y a {n} jours?", "{n} days ago"],
    ["il y a {n} semaines?", "{n} weeks ago"],
    ["fin du mois prochain", "end of next month"],
    ["fin (?:du|de ce|de) mois", "end of month"],
    [
      "fin (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
      "end of $1",
    ],
    ["(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) prochain", "next $1"],
    ["(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) dernier", "last $1"],
    ["(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)", "$1"],
  ],
};
