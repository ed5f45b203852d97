import type { ReadingWords } from "./reading-words.ts";

const SMALL =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split(" ");

/** Tens, with those of Belgium and Switzerland; "soixante-dix" and "quatre-vingts" are put together. */
const TENS: Readonly<Record<string, number>> = {
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
};

const WORD = `(?:${[...SMALL, ...Object.keys(TENS), "une", "zero", "vingts", "cents?", "milles?", "millions?"].sort((a, b) => b.length - a.length).join("|")})`;

/** "quatre-vingt-dix-sept mille deux cent vingt et un", with hyphens or without. */
function readNumber(text: string): bigint | undefined {
  let total = 0;
  let group = 0;
  for (const word of text.split(/[\s-]+/).filter((w) => w !== "et")) {
    const scale = /^mille/.test(word) ? 1_000 : /^million/.test(word) ? 1_000_000 : undefined;
    if (scale) {
      total += (group || 1) * scale;
      group = 0;
      continue;
    }
    const next = /^cents?$/.test(word) ? (group || 1) * 100 : belowHundred(group, word);
    if (next === undefined) return undefined;
    group = next;
  }
  return BigInt(total + group);
}

/** `group` with one more word of its last two digits; `undefined` where that word cannot stand there. */
function belowHundred(group: number, word: string): number | undefined {
  const last = group % 100;
  if (/^vingts?$/.test(word) && last === 4) return group - 4 + 80;
  const ten = TENS[word.replace(/^vingts$/, "vingt")];
  if (ten !== undefined) return last === 0 ? group + ten : undefined;
  const unit = SMALL.indexOf(word.replace(/^une$/, "un").replace(/^zero$/, "zéro"));
  if (unit === -1) return undefined;
  const fits =
    last === 0 ||
    (last === 10 && unit >= 7 && unit <= 9) ||
    ((last === 60 || last === 80) && unit <= 16) ||
    (last >= 20 && last % 10 === 0 && unit <= 9);
  return fits ? group + unit : undefined;
}

/** Adverbs between "est" and what has become of the invoice; no "pas" or "plus". */
const NOW =
  "(?: (?:bien|donc|désormais|maintenant|déjà|ainsi|alors|entièrement|intégralement|totalement|complètement|pleinement|à présent|par la présente)){0,3}";
const PAID =
  "(?:payée?s?|payee?s?|réglée?s?|reglee?s?|soldée?s?|soldee?s?|acquittée?s?|clôturée?s?|apurée?s?)";
const IS = "(?:a été|ont été|avait été|est|sont|était|étaient)";
const CHARGES = "(?:frais|intérêts|pénalités?|majorations?|indemnités?|agios)";
const PAYMENT = "(?:paiement|règlement|reglement|virement|versement|chèque)";
const MESSAGE = "(?:rappel|relance|avis|lettre|courrier|demande|avertissement|notification)";
const TO_TELL =
  "(?:contact(?:er|erons|erai|ons)|inform(?:er|erons|erai|ons)|prévenir|préviendrons|préviendrai|alert(?:er|erons|erai|ons)|avert(?:ir|irons|irai|issons)|avis(?:er|erons|ons)|appel(?:er|erons|lerons|ons)|écri(?:re|rons|vons) à|parl(?:er|erons|ons) (?:à|avec)|racont(?:er|erons|erai|ons)[^.\\n]{0,10} à|tourner vers)";
const THEIRS =
  "(?:vos|votre) (?:\\p{L}+ )?(?:employeurs?|patron|clients?|clientèle|fournisseurs?|famille|voisins?|banque|banquier|bailleur|propriétaire|conjointe?|épouse|époux|mari|femme|associée?s?|partenaires?|concurrents?|actionnaires?|salariés?|collègues?|hiérarchie|supérieure?s?|parents)";
const SERVICES =
  "(?:prestations?|services?|livraisons?|travaux|travail|accès|comptes?|commandes?|contrats?|abonnements?|interventions?|hébergement|licences?|sites?|chantiers?|support|assistance)";

export const fr: ReadingWords = {
  language: "fr",
  spaced: true,
  common:
    "le les et vous votre vos nous notre nos est pour avec cette ces dans sur au aux une ou été merci être afin pas ne si ce que qui il elle ont sont",
  dates: {
    months: {
      jan: 1,
      fév: 2,
      fev: 2,
      fevr: 2,
      fevrier: 2,
      jul: 7,
      juill: 7,
      aout: 8,
      dec: 12,
      decembre: 12,
    },
    weekdays: {},
    ordinal: "er|e|è|ème",
    beforeDay: "le|du|au",
    between: "",
    afterYear: "",
    more: [],
    eras: {},
  },
  numbers: { pattern: `${WORD}(?:(?:[ -]| et |-et-)${WORD})*`, read: readNumber },
  units: {
    days: "jours?(?: (?:calendaires?|ouvrés?|ouvrables?|francs?))?",
    weeks: "semaines?",
    months: "mois",
    percent: "%|pour ?cent|p\\. ?100",
    invoices:
      "(?:dernières |autres )?factures?(?: (?:ouvertes?|impayées?|échues?|en retard|en attente|en souffrance))?",
    instalments:
      "(?:versements?|mensualités?|mensualites?|échéances?|paiements?|règlements?|acomptes?|tranches?)(?: (?:égaux|égales|mensuels?|mensuelles?|hebdomadaires?|successifs?|successives?))*",
    reminders: "(?:premiers |précédents |précédentes )?(?:rappels?|relances?)",
  },
  counts: {
    late: "en retard (?:de |d')?{n} jours?|{n} jours? (?:de|en) retard|retard (?:de |d'){n} jours?|depuis {n} jours?|il y a {n} jours?|{n} jours? après (?:l'|son |leur )échéance|échéance (?:est )?dépassée de {n} jours?",
    early:
      "(?:à échéance|échéance|échoi(?:t|ent)|échues?|payables?|exigibles?|due?s?|à régler|à payer) dans {n} jours?",
    today:
      "(?:à échéance|échéance|échoi(?:t|ent)|échues?|payables?|exigibles?|due?s?|à régler|à payer) (?:aujourd'hui|ce jour)",
    tomorrow:
      "(?:à échéance|échéance|échoi(?:t|ent)|payables?|exigibles?|due?s?|à régler|à payer) (?:dès )?demain",
    yesterday: "(?:à échéance|échéance|échues?|exigibles?|due?s?|à régler|à payer) (?:était )?hier",
    within:
      "(?:sous(?: un délai de)?|dans (?:un délai (?:maximum |maximal )?de|les(?: prochains)?)|endéans|d'ici) {n} (?:prochains )?jours?(?: (?:calendaires?|ouvrés?|ouvrables?|francs?))?",
  },
  announces: {
    reference:
      "factures?|facture (?:d[’']acompte|de situation|de solde)|n°|nº|no|nos|numéros?|numeros?|réf|ref|références?|references?|commandes?|avoirs?|comptes?|bic|dossier|devis|paiement|virement|indiquer|rappeler|mentionner|libellé|objet",
    and: "et",
    phone:
      "appel(?:ez|er)(?:[- ](?:nous|moi))?(?: au)?|téléphon(?:e|er|ez)(?: au)?|telephone|tél|tel|joindre au|joignables? au|contactez-(?:nous|moi) au|rappel(?:ez|er)(?:[- ](?:nous|moi))? au|mobile|portable",
  },
  names: {
    greeting:
      "bonjour|bonsoir|coucou|chère|chères|chers|cher|salut|madame|monsieur|mesdames|messieurs|mme|mlle|m\\.|à l'attention de",
    honorific: "",
    titles:
      "m mm mr mme mmes mlle monsieur madame mesdames messieurs maître docteur dr pr prof professeur cher chère chers chères et ou à le la les de du des tous toutes équipe l'équipe service comptabilité comptable comptables client cliente clients partenaire partenaires direction votre toute merci",
    signOff:
      "(?:bien |très |avec )?(?:cordialement|sincèrement|respectueusement|amicalement)|(?:avec (?:mes|nos) )?(?:meilleures|sincères|cordiales|respectueuses) salutations|(?:avec (?:mes|nos) )?salutations (?:distinguées|cordiales|respectueuses|sincères|les meilleures)|bien à vous|sincèrement vôtre|(?:veuillez|nous vous prions|je vous prie|dans l'attente|restant|en vous)[^\\n]{0,160}(?:salutations|sentiments|considération|respects)[^\\n]{0,40}|(?:très )?(?:bonne journée|bonne soirée)|(?:un grand |encore |avec )?(?:merci|remerciements)|cdt|cdlt|salutations|belle (?:journée|soirée|semaine)|bonne (?:fin de )?(?:journée|soirée|semaine|réception)|bon week-end|à (?:très )?(?:vite|bientôt)|(?:au plaisir|merci|en vous remerciant)(?: [^.!?\\n]{0,50})?(?=,$)",
    introduces:
      "je m'appelle|mon nom est|ici|c'est|je suis|à l'appareil|de la part de|au nom de|signé(?: par| pour)?|pour le compte de",
    creditor: "créanci(?:er|ère)|creancier|bénéficiaire|vendeu(?:r|se)|fournisseur|prestataire|émetteur",
    debtor: "débit(?:eur|rice)|debiteur|cliente?|acheteu(?:r|se)|destinataire|facturée? à",
    declined: "",
    // A dash comes before the name in our subjects, and before much else in those of others.
    from: "de la part de|de chez|de|par|–(?! (?:factures?|relances?|rappels?|mise|avoirs?|échéance|retard|solde|votre|vos|notre|nos|dossier|commande|paiement|règlement|petit|premi|second|deuxième|troisième|derni|urgent|relevé|acompte|devis|projet|client|suite|re |important|action|merci|objet))",
    fromEnd: "est|sont|était|étaient|arrive|arrivée|échue|échéance|à|en|du|pour",
  },
  amounts: {
    billed:
      "montants? (?:de (?:la|cette|votre) facture|facturée?s?|initial|d'origine)|(?:total|montant total) de (?:la|cette|votre) facture|facturé|principal",
    balance:
      "soldes?(?: (?:restant|débiteur|ouvert))?(?: dû| du)?|rest(?:e|ent|ant)(?: \\p{L}+)? (?:dus?|dues?|à payer|à régler)|restants? dus?|montants? (?:dus?|ouverts?|impayés?|en attente|en souffrance|à régler|à payer|échus?)|sommes? (?:dues?|impayées?|échues?)|impayée?s?|encours",
    total:
      "total(?: (?:dû|du|à payer|à régler|restant|restant dû|général|exigible))*|au total|en tout|sommes? totales?(?: (?:dues?|de))*|montant total(?: (?:dû|du|à régler|à payer))?|désormais dus?|l'intégralité de la somme|la somme",
    fee: "frais (?:de|pour) (?:retard|relance|rappel|paiement tardif|dossier|gestion)|majorations?(?: de retard)?|pénalités?(?: forfaitaires?)?(?: de retard)?",
    interest: "intérêts?(?: (?:de retard|moratoires|légaux))*|agios",
    costs: "indemnités?(?: forfaitaires?)?(?: (?:de|pour)(?: frais de)? recouvrement)?|frais de recouvrement",
    discount: "escompte(?: de)?|vous économisez|économie de",
    disputed: "non compris(?:es|e)?(?: ici)?|contestée?s?|en litige|litigieu(?:ses|se|x)",
    settled: "réglé ou crédité",
    payment: `(?:votre|le|un) ${PAYMENT} de|(?:reçu|encaissé)e?s?`,
    credit:
      "(?:l'|un |votre |cet |notre )avoir(?: n°)?(?: de)?|notes? de crédit|(?:été|est|avons|vous) créditée?s?",
    remaining: "il (?:vous )?reste(?: donc)?|(?:nouveau|solde) (?:montant|solde|corrigé)|montant corrigé",
  },
  links: "est|sont|de|d'|des|du|en|au titre de|au titre des|le|la|les|l'|un|une|votre|notre|comme|pour",
  included: "compris(?:es|e)?|inclus(?:es|e)?",
  days: {
    issued: {
      before:
        "(?:datée?s?|émise?s?|emise?s?|établie?s?)(?: (?:du|le|au|en date du))?|factures? (?:\\p{L}+ )?du|date (?:de (?:la )?facture|d'émission|de facturation)(?: ?:)?(?: (?:du|le))?|en date du",
      behind: "",
    },
    due: {
      before:
        "(?:date d')?échéances?(?: (?:est|était|fixée|prévue|initiale))*(?: ?:)?(?: (?:le|au|du|depuis le|dépassée depuis le))?|échues?(?: (?:le|au|depuis(?: le)?))?|exigibles?(?: (?:le|depuis(?: le)?|au|à compter du))?|payables? le|dues? (?:le|au|depuis(?: le)?)|due? depuis(?: le)?|(?:impayée?s?|en retard|en souffrance|ouvertes?) depuis(?: le)?|(?:était|étaient) à (?:régler|payer) (?:le|pour le|au plus tard le|avant le)",
      behind: "",
    },
    deadline: {
      before:
        "(?:merci|veuillez|prions|prie|demandons|demande|invitons|invite|remercions|remercie|attendons|devez|devrez|réglez|payez|répondez|pourriez|pouvez|en demeure|faute de|à défaut|sans (?:règlement|paiement|réponse)|si)(?!\\p{L})(?:(?!était|étaient|depuis|échue)[^.\\n]){0,90} (?:au plus tard(?: le| au)?|avant le|d'ici (?:au|le)|jusqu'au|pour le)|(?:à (?:nous )?(?:verser|payer|régler)|sommons[^.\\n]{0,60}|soit) (?:au plus tard(?: le| au)?|avant le|d'ici (?:au|le)|jusqu'au)|(?:nouveau|dernier|ultime) délai(?: ?:| au| jusqu'au| est(?: fixé)? au)?|délai (?:fixé|expire)(?: au| le)?",
      behind: "au plus tard|dernier délai",
    },
    reminded: {
      before:
        "(?:rappels?|relances?|courriers?|messages?|lettres?|e-?mails?|courriels?|appels?|entretiens?)(?: (?:adressée?s?|envoyée?s?|téléphoniques?|en date))*(?: (?:le|du|des))|(?:relancée?s?|écrit|parlé|échangé|contactée?s?|téléphoné)(?: (?:déjà|par \\p{L}+))*(?: (?:le|du))?",
      behind: "",
    },
    received: {
      before: "(?:reçue?s?|recue?s?|encaissée?s?|parvenue?s?|créditée?s?|arrivée?s?)(?: (?:le|en date du))?",
      behind: "",
    },
    today: {
      before:
        "à ce jour,?|aujourd'hui,?(?: le)?|(?:situation|compte|relevé|arrêtée?)[^.\\n]{0,30} au|à la date du",
      behind: "",
    },
  },
  rhythms: {
    week: "hebdomadaires?|chaque semaine|toutes les semaines|par semaine",
    fortnight:
      "bimensuel\\p{L}*|(?:espacée?s? de|toutes les|chaque|par) (?:deux|2) semaines|tous les (?:quinze|15) jours|par quinzaine",
    month: "mensuel\\p{L}*|mensualités?|mensualites?|chaque mois|tous les mois|par mois",
  },
  currencies: {
    EUR: "euros?",
    USD: "dollars?(?: (?:américains?|US|des États-Unis))?",
    CAD: "dollars?(?: canadiens?)?",
    GBP: "livres?(?: sterling)?",
    CHF: "francs?(?: suisses?)?",
    JPY: "yens?",
    KWD: "dinars?(?: koweïtiens?)?",
    PLN: "zlotys?|złotys?",
    MXN: "pesos?(?: mexicains?)?",
    MAD: "dirhams?",
    XOF: "francs? CFA|F\\.? ?CFA",
    XAF: "francs? CFA|F\\.? ?CFA",
    INR: "roupies?",
    SEK: "couronnes?",
    CNY: "yuans?",
  },
  chatter:
    "(?:n'hésitez pas à|merci de|veuillez)? ?(?:me (?:dire|faire savoir|préciser)|dites-moi|dis-moi) si (?:vous|tu) (?:voulez|souhaitez|veux|souhaites|désirez)[^.\\n]{0,20}(?:modif|chang|ajust|adapt|version|raccourc)\\p{L}*|voici (?:un|une|le|la|votre|mon|ma|deux|quelques)(?: [\\p{L}-]+){0,4} (?:brouillon|version|message|lettre|texte|courriel|e-?mail|projet|proposition|modèle)s?|j'espère que (?:cela|ça) (?:aide|convient|vous aide)|(?:note|remarque) ?: ?(?:ajust|adapt|remplac|modifi|vous pouvez|tu peux)[^\\n]*|(?:bien sûr|bien entendu|certainement|avec plaisir|d'accord|absolument|très bien|parfait)[ !,.:]{1,3}(?:voici|voilà|je|ci-dessous)[^\\n]*|voici (?:le|la|un|une|votre|ma|mon|une nouvelle|la nouvelle) (?:brouillon|ébauche|projet|proposition|version|texte|message|e-?mail|mail|courriel|lettre|rappel|relance|courrier|modèle|script)[^\\n]*|en tant qu(?:e |'| ?)(?:ia|intelligence artificielle|modèle de langage|assistante?)[^.\\n]{0,40}|je suis (?:une ia|un assistant|une intelligence|un modèle)[^.\\n]{0,30}|je ne (?:peux|suis pas en mesure)(?: pas)?(?: de)? (?:vous )?(?:aider|rédiger|générer|écrire)[^.\\n]{0,30}|(?:option|version|variante|proposition|brouillon) (?:[0-9]|[abc])[.:)]?|(?:ton|objet du mail|ligne d'objet|note (?:à|pour) l'(?:utilisateur|expéditeur)|explication|nombre de mots) ?:[^\\n]*|n'hésitez pas à (?:modifier|adapter|personnaliser|ajuster)[^.\\n]{0,40}|dites-moi si vous (?:souhaitez|voulez|désirez) (?:que je|une autre version|une version|des modifications|modifier)[^.\\n]{0,40}|j'ai (?:rédigé|reformulé|adapté|réécrit|modifié|ajusté|conservé) [^.\\n]{0,40}|(?:demander|proposer|fournir|rédiger) une autre version|(?:souhaitez|voulez|préférez|veux)-(?:vous|tu) que je (?:le |la |les )?(?:raccourci|modifi|adapt|reformul|chang|réécri|rédig|tradui|ajust)\\p{L}*|j'ai (?:adouci|raccourci|durci|allégé) (?:le|la|votre)|objet du (?:courriel|mail|message) ?:[^\\n]*|j'ignore les|(?:règles|consignes) précédentes|(?:invite|prompt|message) système|instructions précédentes|ignore[rz]? (?:les|toutes)[^.\\n]{0,20} instructions|j'espère que (?:cette version|ce brouillon|ce texte)[^.\\n]{0,30}",
  unfilled:
    "(?:insér(?:er|ez)|ajout(?:er|ez)|indiqu(?:er|ez)|renseign(?:er|ez)|saisi(?:r|ssez)|compléte[rz]) (?:ici )?(?:le |la |l'|les |un |une |votre )?(?:nom|montant|date|numéro|lien|adresse|référence)(?: (?:de|du|d')[^.\\n]{0,20})? ici|(?:nom|prénom) (?:du client|de l'entreprise|de la société|du contact|de l'expéditeur|de l'interlocuteur)|numéro_de_facture|nom_du_client|(?:montant|date|numéro) (?:à (?:compléter|préciser|définir)|ici)|à (?:compléter|renseigner)|lorem ipsum|tbd|n\\/a|xxx+",
  condition:
    "si|s'ils?|sauf|lorsque|lorsqu'\\p{L}+|dès que|dès qu'\\p{L}+|au cas où|à moins que|quand|une fois|en cas de|tant que|jusqu'à ce que?|jusqu'à|avant que?|afin que?|pour que?|pour qu'\\p{L}+|afin qu'\\p{L}+|peut-être|éventuellement|sans doute",
  negation: "ne|n'|pas|pas de|pas d'|non|jamais|aucun|aucune|aucuns|sans|ni",
  claims: {
    legal_action:
      "tribuna(?:l|ux)|justice|judiciaire\\p{L}*|juridique\\p{L}*|avocate?s?|juristes?|assign(?:er|ation|ations|ons|erons)|contentieux|contentieuses?|procès|poursuites?|(?:vous|en) poursuiv\\p{L}+|injonctions? de payer|voies? de droit|(?:saisir|saisirons|saisirai|saisissons) (?:le|la|un|une|les)|juges?|ester|petites créances|engager (?:une|des|toute) (?:action|procédure)s?|procédures? (?:de recouvrement|simplifiée)|porter l'affaire",
    court_costs:
      "(?:frais|honoraires) (?:de justice|d'avocats?|d'huissier|judiciaires|juridiques|de procédure|de poursuite)|dépens",
    enforcement:
      "(?:biens|comptes?|salaires?|meubles|avoirs|véhicules?|matériel)[^.\\n]{0,25} (?:saisi|saisis|saisie|saisies|bloqués?|gelés?|vendus?)|(?:saisir|bloquer|geler)[^.\\n]{0,15} (?:vos|votre|ses|leurs)|huissiers?|commissaires? de justice|jugements?|titres? exécutoires?|exécution forcée|saisies?-\\p{L}+|saisies? (?:sur|de (?:vos|votre|biens|comptes|salaires?)|conservatoires?|immobilières?|bancaires?|mobilières?)|saisir (?:vos|votre)|mise en faillite|faillite|liquidation|redressement|insolvabilité|hypothèque\\p{L}*|expulsion|(?:bloquer|geler|blocage|gel)[^.\\n]{0,15} (?:vos|votre|de vos|de votre) comptes?|sommation de payer",
    collections:
      "(?:sociétés?|agences?|cabinets?|organismes?|services?|bureaux?|entreprises?|spécialistes?) de recouvrement|recouvrement (?:amiable|forcé|judiciaire|externe|contentieux)|agents? de recouvrement|spécialisée?s? (?:en|dans le) recouvrement|(?:confi|transm|transf[éè]r|c[éè]d|remet|cess|vend)\\p{L}*[^.\\n]{0,40} (?:un tiers|des tiers|tierce|recouvrement|créance)|affactur\\p{L}*",
    credit_bureau:
      "banque de france|banque nationale|fichage|ficher|fichée?s?|fichiers? (?:des|national|central|d'incidents)|cotes? de crédit|notation de crédit|dossier de crédit|bureaux? de crédit|solvabilité|creditsafe|coface|allianz trade|euler hermes|altares|ellisphere|equifax|équifax|transunion|listes? noires?|registre des poursuites|intrum|creditreform|assureurs?-crédit",
    police:
      "police|gendarm\\p{L}*|(?:port|dépos)\\p{L}+ (?:une )?plainte|(?:dépôt de|une) plainte|plainte (?:pénale|contre)|péna(?:lement|les|le|l|ux)|escroquerie|fraud\\p{L}*|procureur|parquet|prison|fisc|(?:les |aux |des )impôts|administration fiscale|inspection du travail|urssaf|dgccrf|(?:les|aux) autorités|abus de confiance|délits?|criminel\\p{L}*|infractions?",
    publicity:
      "(?:rendr|rend|porter|divulgu|exposer|dénonc)\\p{L}*[^.\\n]{0,30} publi(?:c|que|quement|cs|ques)|sur la place publique|réseaux sociaux|linkedin|facebook|twitter|instagram|trustpilot|avis (?:google|négatifs?|en ligne|public)|publi(?:er|ons|erons|erai|quement)|rend(?:re|rons|rai) publi(?:c|que)\\p{L}*|(?:la |dans la |à la )presse|journalistes?|journaux|médias|dénonc\\p{L}*|place publique|réputation|(?:parl|racont|dir|fer)\\p{L}*[^.\\n]{0,20} (?:tout le|toute la) (?:secteur|profession|ville|quartier)|(?:faire savoir|avertir|alerter|prévenir)[^.\\n]{0,20} (?:tout le monde|tous|le monde)",
    third_parties: `${TO_TELL}[^.\\n]{0,25} ${THEIRS}`,
    suspend_service: `(?:suspend|suspension|interromp|interruption|arrêt|arret|cess|stopp|bloqu|coup|désactiv|résili|retir)\\p{L}*[^.\\n]{0,30} (?:nos |vos |votre |notre |les |le |la |l'|toutes? |tous )*(?:nos |vos |votre |notre |les |le |la |l')?${SERVICES}|${SERVICES}[^.\\n]{0,25} (?:sera|seront|est|sont|a été|ont été) (?:suspendu|interrompu|bloqué|coupé|désactivé|arrêté|fermé|retiré|résilié)\\p{L}*|met(?:tre|trons|tons) fin à|résili(?:er|ation|ons|erons)|hors ligne|hors service|droit de rétention|(?:gard|conserv|retien|retenir)\\p{L}*[^.\\n]{0,25} jusqu'(?:au|à) (?:votre |complet )?(?:${PAYMENT})`,
    late_fee:
      "(?:frais|pénalités?|penalites?|majorations?|suppléments?) (?:de|pour) (?:retard|relance|rappel|paiement tardif|dossier|gestion|traitement|rejet)|frais (?:supplémentaires|additionnels|administratifs|forfaitaires)|pénalités?|penalites?|majorations?",
    interest: "(?<!(?:vos|nos|leurs|mes|ses|des) )intérêts|des intérêts|taux d'intérêt|intérêt légal|agios",
    compensation:
      "indemnités?|indemnisation|dommages(?:[- ]et)?[- ]intérêts|dommages|frais de recouvrement|dédommagement\\p{L}*",
    more_charges: `${CHARGES}[^.\\n]{0,40} (?:seront|sera|s'ajouter\\p{L}*|viendr\\p{L}+|cour(?:ent|ront|ir)|continu\\p{L}*|pourr\\p{L}+|à compter (?:d'aujourd'hui|de ce jour|de demain)|par jour|chaque (?:jour|mois)|augment\\p{L}*)|(?:seront|sera|serez|serons|serais|ajouter(?:ons|ai)|facturer(?:ons|ai)|appliquer(?:ons|ai)|réclamer(?:ons|ai)|devr(?:ons|ez|ai)|exposez?|encour(?:ez|rez)|risquez|pourr(?:ons|ions|ait|aient|ont))[^.\\n]{0,40} ${CHARGES}|(?:d'autres|nouveaux|nouvelles|davantage de|plus de) ${CHARGES}|clauses? pénales?|astreintes?|coûter\\p{L}*[^.\\n]{0,15} (?:plus|cher)`,
    pressure:
      "(?<!en )conséquences?|(?:contraint|obligé|forcé)e?s? d(?:e |')(?![^.\\n]{0,40}(?:justice|judiciaire|tribunal|procédure|injonction|suspendre|interrompre|recouvrement|contentieux))|(?:ne (?:nous|m')|pas à) ?oblig\\p{L}+|oblige[rz] pas|en arriver là|mauvaises? surprises?|attendez-vous à|laisser(?:ons|ai)? pas (?:passer|faire)|en rester(?:a|ons|ai|ont)? pas là|par tous les moyens|quoi qu'il en coûte|(?:payez|réglez|paie|règle)[^.\\n]{0,20},? (?:sinon|ou (?:alors|gare))|dans l'obligation d(?:e |')|(?:pas|plus|aucun|aucune) (?:d')?autre (?:choix|solution|option|alternative|possibilité|recours)|(?:autres|toutes(?: les)?) (?:mesures|démarches|suites|voies|actions)|mesures (?:nécessaires|qui s'imposent|appropriées|plus)|(?:nous nous|je me) réserv\\p{L}+|(?:vous|allez|pourriez) (?:le )?regretter\\p{L}*|(?:nous savons|je sais|on sait) où|(?:passer|passerons|passerai|venir|viendrons|viendrai|débarquer\\p{L}*|rendre|rendrons)[^.\\n]{0,25} (?:chez vous|à votre (?:domicile|bureau|porte|adresse)|dans vos (?:locaux|bureaux)|vous voir)|ultimatum|dernier avertissement|vous (?:êtes|voilà) prévenue?s?|ou sinon|à vos risques|action immédiate",
    no_notice:
      "sans (?:autre |nouvel |nouvelle |aucun |aucune |plus d'autre |plus d')?(?:avis|préavis|avertissement|rappel|relance|mise en demeure)(?: préalable| supplémentaire)?",
    final_stage: `(?<!(?:notre|mon|ma|votre) )(?:dernière?s?|derniers?|ultimes?|quatrième|4e|4ème) (?:et (?:dernier|dernière) )?(?:${MESSAGE}|mise|sommation)|(?:dernière|ultime) (?:chance|possibilité|occasion|opportunité)|(?:est|voici|constitue|vaut|c'est) (?:donc )?(?:notre|mon|ma|le|la|un|une) (?:derni(?:er|ère)|ultime) (?:et ultime )?(?:${MESSAGE}|mise|sommation)|(?:troisième|3e|3ème) et (?:dernier|dernière)|(?:mise|mises|mets|mettons|mettre|mettrons) (?:formellement )?en demeure|sommations?|(?:vous )?sommons`,
    third_stage: `(?:troisième|3e|3ème|3è) ${MESSAGE}|(?:rappel|relance) (?:n° ?|numéro )?(?:3|trois)|troisième fois`,
    second_stage: `(?:deuxième|seconde?|2e|2ème|2è|2nde?) ${MESSAGE}|(?:rappel|relance) (?:n° ?|numéro )?(?:2|deux)`,
    waiver:
      "(?:n'irons|n'engagerons|ne ferons|n'intenterons|ne prendrons) (?:jamais|pas|plus)[^.\\n]{0,30}|jamais (?:au|en|devant le) (?:tribunal|justice)|renon(?:c|ç)\\p{L}+|(?:fai(?:re|sons|s)|ferons) grâce|effa[cç]\\p{L}+|pass(?:er|ons|erons)[^.\\n]{0,10} l'éponge|abandonn\\p{L}+|n'(?:avez|aurez) (?:rien|pas|plus)(?: rien)? à (?:payer|régler)|ne (?:devez|paierez|payez|réglez) (?:rien|pas|plus)|inutile de (?:payer|régler)|pas besoin de (?:payer|régler)|dispens(?:er|ons|ée?s?)|(?:fai(?:s|sons|re)|ferai|ferons) (?:cadeau|don)|n'en (?:parl(?:e|ons|era|erons)) plus|exonér\\p{L}*|remise de (?:la )?dette|(?:n'agirons|ne (?:vous )?poursuivrons|n'intenterons|ne saisirons)[^.\\n]{0,10} (?:pas|jamais)|considér(?:ons|ez|er)[^.\\n]{0,40} (?:comme )?(?:close|clos|classée?|terminée|réglée?|soldée?|payée?)|(?:en|aux) pertes",
    discount: "escomptes?",
    reduction:
      "rabais|ristournes?|remises? (?:de|commerciales?|exceptionnelles?|gracieuses?|sur|supplémentaires?)|réductions?|rédui(?:re|sons|rons|t)\\p{L}*|dédui(?:re|sons|sez|rons|t|te|ts|tes)|retranch\\p{L}*|rembours\\p{L}+|gratuit\\p{L}*|(?:vous |t')offr(?:e|ons|irai|irons)(?! (?:de|la possibilité)(?!\\p{L}))|(?:fai(?:s|sons|re)|ferai|ferons|accord\\p{L}*|consen\\p{L}*|octroy\\p{L}*)[^.\\n]{0,15} remise|offerte?s?|cadeaux?|gestes? commercia(?:l|ux)|bons? d'achat|(?:la |de )moitié|(?:accept|content)\\p{L}*[^.\\n]{0,20} (?:moins|une partie)|% de (?:moins|remise|réduction)|baiss(?:er|ons|erons) (?:le|la|votre)|ne (?:payez|réglez) que ce",
    more_time:
      "mois prochain (?:nous|me) (?:va|convient)|vous (?:pouvez|pourrez)[^.?\\n]{0,15} (?:payer|régler)[^.?\\n]{0,15} (?:fin|l'an|après)(?!\\p{L})|(?:payer|régler|regler|verser|paiement|règlement)[^.\\n]{0,25} (?:le|la|au|en)? ?(?:mois|semaine|année|trimestre) proch\\p{L}+|(?:le|la) (?:mois|semaine|année) proch\\p{L}+[^.\\n]{0,20} (?:payer|régler)|quand (?:vous (?:pourrez|voulez|voudrez)|cela vous arrange)|rien ne presse|à votre convenance|(?:délais?|temps) (?:supplémentaires?|de plus|de grâce)|plus de (?:temps|délai)|(?:nouveau|autre) délai|report(?:er|ons|ée?|erons) (?:l'échéance|la date|le|votre)|report (?:d'échéance|de paiement)|prolong\\p{L}+|prorog\\p{L}+|sursis|moratoire|prenez (?:tout )?votre temps|rien ne presse|(?:aucune|pas d'|sans) urgence|quand (?:vous|cela vous|ça vous)[^.\\n]{0,20} (?:voulez|voudrez|pouvez|pourrez|convient|conviendra|arrange)|à votre convenance|différ(?:er|ons|é) (?:le|la|votre|de)|(?:payer|régler) plus tard|(?:encore|supplémentaires?) {n} (?:jours|semaines|mois)|{n} (?:jours|semaines|mois) (?:de plus|supplémentaires)",
    instalments:
      "échéanciers?|mensualités?|mensualites?|(?:versements?|paiements?|règlements?) (?:échelonnés?|mensuels?|partiels?|fractionnés?)|en (?:plusieurs|{n}) (?:fois|versements|mensualités|échéances)|échelonn\\p{L}+|étal(?:er|ement|ons|és?)|facilités? de (?:paiement|règlement)|plans? (?:de paiement|d'apurement|de règlement|d'étalement)|acomptes? mensuels?",
    silence:
      "(?:aucune?|plus (?:de |d'|aucune? )|pas d')(?: ?autres?| ?nouve(?:au|lle|lles|aux))? ?(?:rappel|relance)s?|ne (?:vous )?(?:relancerons|contacterons|écrirons|importunerons|dérangerons|solliciterons|relancerai|contacterai|écrirai)[^.\\n]{0,5} (?:plus|pas)|n'entendrez plus parler|ne recevrez (?:plus|pas) (?:de|d'|aucune?)[^.\\n]{0,10} (?:rappel|relance|message|courrier)s?|cesser(?:ons)? (?:de vous|nos) (?:relanc\\p{L}+|écrire|contacter)",
    guarantee:
      "(?:nous|je) (?:vous )?(?:garanti\\p{L}*|promet\\p{L}*|assure|assurons)|(?:nous nous engageons|je m'engage)|c'est (?:garanti|promis)",
    bank_change:
      "(?:nouve(?:au|l|lle|aux|lles)|changements? (?:de|d')|modifications? (?:de|d')|autre) ?(?:nos |notre )?(?:rib|iban|comptes?|coordonnées|banque|domiciliation)|(?:rib|iban|coordonnées(?: bancaires)?|comptes?(?: bancaires?)?|banque) (?:a|ont|est|sont) (?:été )?(?:changé|modifiée?|évolué|mise?)\\p{L}*|(?:changé|changeons) (?:de|notre|nos) (?:banque|compte|coordonnées)|comptes? (?:personnel|privé|perso)s?|cartes?[- ]cadeaux?|cryptomonnaies?|bitcoins?|western union|mandats? cash",
    settled: `${IS}${NOW} ${PAID}|(?:intégralement|entièrement|totalement) ${PAID}|plus rien à (?:payer|régler)|(?:ne nous devez|ne devez) (?:plus )?rien|(?:aucun|plus aucun) ${PAYMENT}[^.\\n]{0,15} (?:dû|requis|nécessaire|attendu|exigible)|n'(?:est|sont) plus (?:due?s?|exigibles?|ouvertes?)|rien (?:n'est )?(?:dû|à (?:payer|régler))|(?:compte|solde)[^.\\n]{0,12} (?:à zéro|nul|apuré)|compte est à jour|marquée?s? comme ${PAID}|(?:dossier|affaire|litige) est (?:désormais |donc |maintenant )?(?:clos|close|classée?|terminée?)`,
    cancelled: `${IS}${NOW} (?:annulée?s?|retirée?s?|abandonnée?s?|caduques?|nulles?|sans objet)|(?:ne (?:pas )?ten(?:ez|ir)(?: pas)?|sans tenir) compte de (?:la|cette|notre|votre|l'ancienne) (?:facture|créance)|(?:ignorez|ignorer) (?:la|cette|notre|votre) facture|(?:nous |j')?annul(?:ons|e|erons|erai) (?:par la présente )?(?:la|cette|votre|notre) (?:facture|créance|dette)|(?:avons|ai) annulé (?:la|cette|votre|notre)|facture (?:annulée|caduque|abandonnée)|oubli(?:ez|er) (?:la|cette|notre|votre|ma) facture|retir(?:e|ons|erai|erons) (?:la|cette|votre|notre|ma) (?:facture|créance|demande)|n'est plus (?:valable|valide|d'actualité|en vigueur)`,
    credit: `${IS}${NOW} créditée?s?|(?:avons|ai)(?: \\p{L}+)? crédité|(?:un|cet|votre|notre|d'un) avoir|l'avoir (?:n°|de|d'un|ci-joint|joint)|avoirs? n°|notes? de crédit`,
    received: `(?:avons|ai)(?: bien)? (?:reçu|encaissé) (?:les|vos) (?:fonds|${PAYMENT}s)|(?:avons|ai|a)(?: bien)? (?:reçu|encaissé) (?:votre|le|un|la|ce) (?:\\p{L}+ )?(?:${PAYMENT}|somme)|(?:votre|le) ${PAYMENT}[^.\\n]{0,40} (?:(?:est|m'est|nous est) (?:bien )?(?:arrivé|parvenu)|a (?:bien )?été (?:reçu|encaissé|crédité))|${PAYMENT} (?:bien )?reçu|(?:merci|remercions|remercie) (?:de|pour) votre ${PAYMENT}(?! (?:avant|sous|dans|d'ici|au plus|rapide|prochain|par retour|immédiat))`,
    insult:
      "pitoyabl\\p{L}*|lamentabl\\p{L}*|ridicul\\p{L}*|méprisabl\\p{L}*|honteu\\p{L}+|minabl\\p{L}*|escroc\\p{L}*|malhonnêt\\p{L}*|incapabl\\p{L}*|imbécil\\p{L}*|parasit\\p{L}*|escrocs?|escroqu\\p{L}+|voleu(?:rs|r|ses|se)|menteu(?:rs|r|ses|se)|mensonges?|mentez|malhonnête\\p{L}*|honte|honteu\\p{L}+|ridicules?|pathétiques?|idiote?s?|imbéciles?|stupid\\p{L}+|incompéten\\p{L}+|irresponsab\\p{L}+|lamentab\\p{L}+|minables?|scandaleu\\p{L}+|inadmissibles?|inacceptables?|mauvais(?:e)? pay(?:eur|euse)s?|mauvaise foi|parasites?|profiteu\\p{L}+|lâches?|merd\\p{L}+|salauds?|connards?|ras[- ]le[- ]bol|marre|vos excuses|prétextes?|dégoût\\p{L}+|arnaqu\\p{L}+|tricheu\\p{L}+|désinvolt\\p{L}+|méprisa\\p{L}+|indignes?|crapules?|fumistes?|foutage|fout(?:ez|re)|vous (?:vous )?(?:moquez|fichez)|(?:êtes|est) pas (?:très |vraiment )?(?:sérieux|sérieuse|honnête)s?|manquez? de sérieux",
  },
};
