import type { ReadingWords } from "./reading-words.ts";

const VALUES: Readonly<Record<string, number>> = {
  ...numbered(
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
    0,
    1,
  ),
  ...numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10),
  ...numbered(
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    100,
    100,
  ),
  un: 1,
  una: 1,
  veintiún: 21,
  veintiuna: 21,
  cien: 100,
};

function numbered(words: string, first: number, step: number): Record<string, number> {
  return Object.fromEntries(words.split(" ").map((word, i) => [word, first + i * step]));
}

/** The same word without its accent, and in the feminine: "doscientas". */
const plain = (word: string) =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/cientas$/, "cientos");

const PLAIN_VALUES: ReadonlyMap<string, number> = new Map(
  Object.entries(VALUES).map(([word, value]) => [plain(word).replace(/quinientas$/, "quinientos"), value]),
);

const SPELLINGS = Object.keys(VALUES).flatMap((word) => [
  word,
  word.normalize("NFD").replace(/\p{M}/gu, ""),
  word.replace(/ientos$/, "ientas"),
]);

const WORD = `(?:${[...new Set([...SPELLINGS, "mil", "millón", "millon", "millones"])].sort((a, b) => b.length - a.length).join("|")})`;

/** "ciento noventa y ocho mil quinientos veintiuno". */
function readNumber(text: string): bigint | undefined {
  let total = 0;
  let group = 0;
  for (const word of text.split(/\s+/).filter((w) => w !== "y")) {
    const scale = word === "mil" ? 1_000 : /^mill/.test(word) ? 1_000_000 : undefined;
    if (scale) {
      total = scale === 1_000 ? total + (group || 1) * scale : (total + (group || 1)) * scale;
      group = 0;
      continue;
    }
    const value = PLAIN_VALUES.get(plain(word).replace(/quinientas$/, "quinientos"));
    if (value === undefined || !fits(group, value)) return undefined;
    group += value;
  }
  return BigInt(total + group);
}

/** Hundreds come before tens, and tens from thirty on before units. */
function fits(group: number, value: number): boolean {
  const last = group % 100;
  if (value >= 100) return group === 0;
  return last === 0 || (last >= 30 && last % 10 === 0 && value >= 1 && value <= 9);
}

const NOW =
  "(?: (?:ya|ahora|así|plenamente|completamente|totalmente|íntegramente|enteramente|debidamente|por completo|por la presente)){0,3}";
const PAID = "(?:pagad[oa]s?|saldad[oa]s?|liquidad[oa]s?|cancelad[oa]s? por completo|abonad[oa]s?)";
const IS =
  "(?:está|están|esta|estan|fue|fueron|ha sido|han sido|ha quedado|han quedado|quedó|quedaron|queda|quedan)";
const CHARGES =
  "(?:intereses|recargos?|penalizaci(?:ón|ones)|penalidad(?:es)?|comisi(?:ón|ones)|gastos|costes|costos|cargos?|multas?)";
const PAYMENT = "(?:pago|abono|transferencia|depósito|ingreso|cheque)";
const MESSAGE =
  "(?:aviso|recordatorio|requerimiento|notificación|advertencia|reclamación|carta|intimación|llamado|comunicación)";
const TO_TELL =
  "(?:contact(?:ar|aremos|aré|amos)|contar(?:emos|é)?|inform(?:ar|aremos|aré|amos)|avis(?:ar|aremos|aré|amos)|advert(?:ir|iremos)|alert(?:ar|aremos)|notific(?:ar|aremos|amos)|comunic(?:ar|aremos)|llam(?:ar|aremos|aré)|escrib(?:ir|iremos|iré)|habl(?:ar|aremos|aré)|dirig(?:irnos|irme|iremos)|acud(?:ir|iremos))";
const THEIRS =
  "(?:su|sus) (?:\\p{L}+ )?(?:empleador|jefe|jefa|clientes?|familia|familiares|vecinos?|banco|casero|arrendador|proveedores|pareja|esposa|esposo|marido|mujer|socios?|competidores|competencia|accionistas|empleados|superior(?:es)?|padres|directiva)";
const SERVICES =
  "(?:servicios?|trabajos?|entregas?|accesos?|cuentas?|pedidos?|contratos?|suscripci(?:ón|ones)|alojamiento|hosting|sitio|web|licencias?|soporte|suministros?|obras?|proyectos?)";

/** Not where what one is forced to has a name: that is a claim of its own. */
const UNNAMED =
  "(?! a [^.\\n]{0,40}(?:judicial|legal|tribunal|juzgado|demanda|monitorio|suspender|interrumpir|cobro|cobranza|recobro))";

export const es: ReadingWords = {
  language: "es",
  spaced: true,
  common:
    "el los las que y su sus les por con para una del se está este esta hemos nuestra nuestro gracias si más lo al usted ustedes o pero como muy ha han sigue nos",
  dates: {
    months: { setiembre: 9, set: 9, sep: 9 },
    weekdays: { miercoles: 3, sabado: 6 },
    ordinal: "\\.?(?:ero|er|º|°|ª)",
    beforeDay: "el|del|al|día",
    between: "de|del",
    afterYear: "",
    more: [],
    eras: {},
  },
  numbers: { pattern: `${WORD}(?:(?: | y )${WORD})*`, read: readNumber },
  units: {
    days: "días?(?: (?:naturales|hábiles|laborables|corridos|calendario))?|dias?",
    weeks: "semanas?",
    months: "mes(?:es)?",
    percent: "%|por ?ciento",
    invoices: "facturas?(?: (?:abiertas?|pendientes?|vencidas?|impagadas?|impagas?))?",
    instalments:
      "(?:cuotas?|plazos?|pagos?|mensualidades|mensualidad|abonos|vencimientos|parcialidades)(?: (?:iguales|mensuales|mensual|semanales|semanal|quincenales|quincenal|consecutiv[oa]s))*",
    reminders: "(?:primeros |anteriores )?(?:recordatorios?|avisos?)(?: (?:previos|anteriores))?",
  },
  counts: {
    late: "(?:con |lleva |acumula )?{n} d[ií]as? de (?:retraso|atraso|demora|mora)|(?:vencid[oa]s?|retrasad[oa]s?|atrasad[oa]s?|pendientes?|impagad[oa]s?|en mora) (?:desde )?hace {n} d[ií]as?|(?:retraso|atraso|demora|mora) de {n} d[ií]as?|(?:super|rebas|exced|sobrepas)(?:ad|id)o(?: ya)? (?:en|por) {n} d[ií]as?|hace (?:ya )?{n} d[ií]as?|{n} d[ií]as? (?:vencid[oa]s?|después del? vencimiento)",
    early:
      "(?:vencen?|vencerán?|vencimiento|pagader[oa]s?|exigibles?|a pagar) (?:en|dentro de) {n} d[ií]as?|(?:en|dentro de) {n} d[ií]as? vencen?",
    today: "(?:vencen?|vencimiento|pagader[oa]s?|exigibles?|a pagar) hoy|hoy vencen?",
    tomorrow: "(?:vencen?|vencimiento|vencerán?|pagader[oa]s?|exigibles?|a pagar) mañana|mañana vencen?",
    yesterday: "(?:venció|vencieron|vencimiento) (?:fue )?ayer|ayer (?:venció|vencieron)",
    within:
      "(?:en|dentro de)(?: (?:el|un) (?:plazo|término)(?: máximo)? de|(?: los)? (?:próximos|siguientes)| menos de| un máximo de) {n} d[ií]as?(?: (?:naturales|hábiles|laborables|corridos|calendario))?|(?<!(?:vence|vencen|vencerá|vencerán|vencimiento|exigible|exigibles|pagadera|pagaderas|a pagar|superado|rebasado|excedido|sobrepasado|superado ya) )(?:en|dentro de|antes de) {n} d[ií]as?(?: (?:naturales|hábiles|laborables|corridos))?",
  },
  announces: {
    reference:
      "indique,? por favor,|facturas?|factura (?:de anticipo|parcial|final)|n\\.º|nº|n°|no|núms?|nums?|números?|numeros?|ref|referencia|pedidos?|orden|nota|cuenta|bic|concepto|expediente|presupuesto|cliente|indiquen?|indicar|citen?|cite|mencionen?|mencione|mencionar",
    and: "y|e",
    phone:
      "llam(?:en|e|ar|ando|arnos|arme|enos|ennos|enme)(?: (?:al|a))?|llám(?:enos|ennos|enme|eme)(?: al)?|tel[eé]fono|telf|tfno|tel|móvil|movil|celular|contactar(?:nos)? (?:al|en el)|whatsapp",
  },
  names: {
    greeting:
      "estimad[oa]s?(?:/as|/a|\\(as\\)|\\(a\\))?|hola|buenos días|buen día|buenas tardes|buenas noches|buenas|muy señor(?:es|as|a)? (?:mío|míos|nuestro|nuestros|nuestras)|apreciad[oa]s?(?:/a)?|querid[oa]s?|distinguid[oa]s?|a la atención de|señor(?:es|as|a)?|sres\\.|sr\\.|sra\\.",
    honorific: "",
    titles:
      "sr sra sres sras srta don doña d dña lic licenciado licenciada ing ingeniero dr dra doctor doctora señor señora señores señoras estimado estimada estimados estimadas a as y o todos todas equipo departamento contabilidad administración de la el los las del cliente clientes mío míos nuestro nuestros pagos proveedores cuentas por pagar tesorería gracias atentamente",
    signOff:
      "(?:reciban? |le envío |les envío |le enviamos |les enviamos |con )?(?:un )?(?:muy )?(?:cordial|atento|afectuoso|sincero|respetuoso) saludo|(?:muchos |con )?saludos?(?: (?:cordiales|atentos|afectuosos|y (?:muchas )?gracias))?|(?:muy )?(?:atentamente|cordialmente|sinceramente|respetuosamente)|(?:le|les) saluda[^\\n]{0,30}|(?:muchas )?gracias(?: de antemano| por su (?:atención|tiempo|colaboración))?|sin otro particular[^\\n]{0,80}|(?:quedo|quedamos) a (?:su|la)[^\\n]{0,40}|un (?:abrazo|saludo)|hasta (?:pronto|luego)|(?:feliz|buen|buena) (?:día|tarde|semana|fin de semana)|ha sido un placer|(?:(?:muchas |mil )?gracias|saludos|quedo|quedamos|disculpe)(?: [^.!?\\n]{0,50})?(?=,$)",
    introduces:
      "(?:le[s]? )?habla|le[s]? saluda|soy|mi nombre es|me llamo|de parte de|en nombre de|firmado(?: por)?|fdo|por cuenta de",
    creditor: "acreedor(?:a)?|beneficiari[oa]|vendedor(?:a)?|proveedor(?:a)?|emisor(?:a)?",
    debtor: "deudor(?:a)?|client[ea]|comprador(?:a)?|destinatari[oa]|facturad[oa] a",
    declined: "",
    from: "de parte de|de",
    fromEnd: "es|son|está|están|era|vence|vencen|venció|vencida|con|a|en|del?|por|para",
  },
  amounts: {
    billed:
      "(?:importe|monto|valor)s? (?:de (?:la|esta|su) factura|facturad[oa]s?|original(?:es)?|inicial(?:es)?)|total de (?:la|esta|su) factura|facturado|principal|nominal",
    balance:
      "(?:importe|monto|cantidad|suma)s? (?:pendiente|adeudad[oa]|debid[oa]|vencid[oa]|impagad[oa]|por pagar|a pagar)s?|saldos?(?: (?:pendiente|deudor|vencido|insoluto|abierto|actual|por pagar))*|(?<!total )pendientes?(?: de pago| de la factura)?|queda[n]? (?:pendientes?|por pagar)|adeudad[oa]s?|adeuda[n]?|deuda(?: pendiente)?",
    total:
      "total(?: (?:pendiente|a pagar|por pagar|adeudado|debido|general|de la deuda|vencido))*|en total|suma total|importe total|monto total|cantidad total|asciende a",
    fee: "recargos?(?: por (?:demora|mora|retraso|pago tardío|atraso))?|comisión(?: por (?:demora|mora|retraso|gestión))?|penalización|gastos de (?:gestión|reclamación|recordatorio|administración)|cargo por (?:demora|mora|retraso|pago tardío)",
    interest:
      "intereses(?: (?:de demora|moratorios|legales|de mora))*|interés(?: (?:de demora|moratorio|legal))",
    costs:
      "(?:indemnización|compensación)(?: por (?:gastos|costes|costos) de cobro)?|(?:gastos|costes|costos) de (?:cobro|recobro|recuperación)",
    discount: "descuento(?: por pronto pago)? de|se ahorran?|ahorran",
    disputed: "no incluid[oa]s?(?: aquí)?|impugnad[oa]s?|en (?:disputa|litigio|discusión)|controvertid[oa]s?",
    settled: "pagado o (?:acreditado|abonado)",
    payment: `(?:su|el|un) ${PAYMENT} de|recibid[oa]s?|ingresad[oa]s?`,
    credit:
      "notas? de crédito(?: n\\.?º?)?(?: (?:de|por))?|factura rectificativa|(?:hemos|ha sido|fue) abonad[oa]|acreditad[oa]s?",
    remaining: "queda[n]? por pagar|restan?|restantes?|(?:saldo|importe) (?:corregido|restante)|nuevo saldo",
  },
  links: "es|son|está|de|del|en|como|en concepto de|por|el|la|los|las|un|una|su|nuestro",
  included: "incluid[oa]s?|inclusive",
  days: {
    issued: {
      before:
        "(?:fechad[oa]s?|emitid[oa]s?|expedid[oa]s?)(?: (?:el|con fecha|a|en))?|facturas? (?:\\p{L}+ )?del?|fecha(?: de (?:la )?(?:factura|emisión|expedición))?:?(?: (?:del?|el))?|de fecha",
      behind: "",
    },
    due: {
      before:
        "venc(?:ió|io|ía|en|e|ieron|erá|ían)(?: (?:ya|originalmente))?(?: el)?|(?:fecha de )?vencimientos?(?: (?:es|era|fue|original|previsto|fijado))*:?(?: (?:el|del|al|de|para el))?|vencid[oa]s?(?: (?:el|desde(?: el)?))?|pagader[oa]s? el|exigibles?(?: desde)?(?: el)?|(?:pendientes?|impagad[oa]s?|adeudad[oa]s?|atrasad[oa]s?|retrasad[oa]s?) desde(?: el)?|debía (?:haberse |ser )?(?:pagarse|abonarse|pagad[oa]|abonad[oa])(?: el| antes del)?",
      behind: "",
    },
    deadline: {
      before:
        "(?:rogamos|ruego|pedimos|pido|por favor|deben?|deberán?|tienen?|paguen?|abonen?|realicen?|efectúen?|respondan?|podrían?|pueden?|requerimos|requiero|agrade[cz]\\p{L}*|solicitamos|solicito|esperamos|necesitamos|exigimos|salvo|a falta de|de no|si)(?!\\p{L})(?:(?!venció|vencía|vencieron|desde)[^.\\n]){0,90} (?:a más tardar(?: el)?|antes del?(?: día)?|hasta el(?: día)?|como (?:muy tarde|máximo|fecha límite)(?: el)?|para el(?: día)?)|(?:(?:a|por) pagar|es decir,?|o sea,?) (?:a más tardar(?: el)?|antes del?(?: día)?|hasta el)|(?:nuevo|último) plazo(?::| es| hasta| vence)*(?: el)?|plazo (?:hasta|vence|finaliza)(?: el)?|fecha límite(?! de pago)(?::| es)?(?: el)?",
      behind: "como (?:muy tarde|máximo)|a más tardar",
    },
    reminded: {
      before:
        "(?:recordatorios?|avisos?|cartas?|mensajes?|correos?|comunicaci(?:ón|ones)|escritos?|llamadas?|conversaci(?:ón|ones))(?: (?:enviad[oa]s?|telefónicas?|de fecha|con fecha))*(?: (?:el|del?|los))|(?:escribimos|escribí|escrito|recordamos|recordado|contactado|hablamos|hablado|llamamos|llamado|avisamos)(?: (?:ya|por última vez))*(?: el)?",
      behind: "",
    },
    received: {
      before:
        "(?<!haberse )(?:recibid[oa]s?|recibimos|recibí|llegó|llegaron|ingresad[oa]s?|abonad[oa]s?|acreditad[oa]s?)(?: (?:el|con fecha))?",
      behind: "",
    },
    today: {
      before:
        "a (?:día|fecha) de hoy,?|hoy,?(?: día)?|a fecha(?: de)?|(?:situación|cuenta|saldo|estado)[^.\\n]{0,30} (?:a|al)",
      behind: "",
    },
  },
  rhythms: {
    week: "semanal(?:es|mente)?|cada semana|todas las semanas|por semana|a la semana",
    fortnight:
      "quincenal(?:es|mente)?|cada quincena|cada (?:dos|2) semanas|cada (?:quince|15|catorce|14) días|por quincena",
    month: "mensual(?:es|mente)?|mensualidad(?:es)?|cada mes|todos los meses|por mes|al mes",
  },
  currencies: {
    EUR: "euros?",
    USD: "dólares(?: (?:estadounidenses|americanos|de EE\\. ?UU\\.))?|dolares|dólar",
    MXN: "pesos?(?: (?:mexicanos|M\\.?N\\.?))?",
    ARS: "pesos?(?: argentinos?)?",
    CLP: "pesos?(?: chilenos?)?",
    COP: "pesos?(?: colombianos?)?",
    CAD: "dólares canadienses|dólar canadiense",
    GBP: "libras?(?: esterlinas)?",
    CHF: "francos?(?: suizos?)?",
    JPY: "yenes|yen",
    KWD: "dinar(?:es)?(?: kuwaitíes)?",
    PEN: "soles",
    PLN: "złotys|zlotys|eslotis",
    INR: "rupias?",
    CNY: "yuanes|yuan",
    BRL: "reales",
  },
  chatter:
    "(?:claro|por supuesto|desde luego|con gusto|perfecto|de acuerdo|entendido|muy bien)[ !,.:]{1,3}(?:aquí|este es|le|a continuación|he)[^\\n]*|aquí (?:está|tienes?|tiene|va|le dejo|te dejo) (?:el|la|un|una|su|tu|mi|otra) (?:borrador|mensaje|carta|correo|e-?mail|recordatorio|versión|texto|propuesta|aviso|guion)[^\\n]*|como (?:una? )?(?:ia|inteligencia artificial|modelo de lenguaje|asistente(?: virtual)?)[^.\\n]{0,40}|soy (?:una ia|un asistente|un modelo|una inteligencia)[^.\\n]{0,30}|no puedo (?:ayudar(?:te|le)?|redactar|generar|escribir|cumplir)[^.\\n]{0,30}|(?:opción|versión|variante|borrador|propuesta) (?:[0-9]|[abc])[.:)]?|(?:tono|línea de asunto|nota (?:al|para el) (?:usuario|remitente)|explicación|número de palabras|descargo de responsabilidad) ?:[^\\n]*|(?:siéntete|siéntase|siéntanse) libres? (?:de|para)[^.\\n]{0,40}|(?:dime|dígame|avísame|avíseme|házmelo saber) si (?:quieres|quiere|deseas|desea|necesitas|prefieres)[^.\\n]{0,40}|(?:he|ya he) (?:redactado|reescrito|adaptado|modificado|ajustado|reformulado|mantenido) [^.\\n]{0,40}|(?:pedirme|pedir|proponer\\p{L}*|ofrecer\\p{L}*) otra versión|(?:te|se) l[oa] redacto|¿?(?:quieres|quiere|deseas|desea|prefieres) que (?:l[oa]s? )?(?:acort|modifi|adapt|cambi|reescrib|reformul|traduz|ajust|redact)\\p{L}*|he (?:suavizado|acortado|endurecido|alargado) |asunto del (?:correo|mensaje|e-?mail) ?:[^\\n]*|ignoro las|reglas anteriores|(?:prompt|mensaje|instrucción) (?:del|de) sistema|instrucciones (?:anteriores|previas|del sistema)|ignor(?:a|e|en) (?:las|todas)[^.\\n]{0,20} instrucciones|espero que (?:esta versión|este borrador|este texto|te sirva)[^.\\n]{0,30}",
  unfilled:
    "(?:insert(?:ar|e|a)|añad(?:ir|a|e)|introduc(?:ir|e)|introduzca|complet(?:ar|e|a)|pon(?:er|ga)|escrib(?:ir|a)) (?:aquí )?(?:el |la |su |tu |un )?(?:nombre|importe|monto|fecha|número|enlace|dirección|referencia)(?: (?:de|del)[^.\\n]{0,20})? aquí|nombre (?:del? cliente|de la (?:empresa|compañía)|del contacto|del remitente)|nombre_del_cliente|numero_de_factura|(?:importe|monto|fecha|número) (?:por (?:confirmar|definir|completar)|aquí)|por (?:completar|definir|rellenar)|lorem ipsum|tbd|n\\/a|xxx+",
  condition:
    "si|salvo que|a menos que|cuando|en cuanto|una vez|en caso de|siempre que|mientras|hasta que|hasta|antes de que|para que|quizás?|tal vez|posiblemente",
  negation: "no|ni|nunca|jamás|sin|ningún|ninguna|ninguno|tampoco",
  claims: {
    legal_action:
      "tribunal(?:es)?|juzgados?|judicial(?:es|mente)?|demandar(?:emos|é|les|le|los)?|demandas?|(?:acci(?:ón|ones)|medidas?|vías?|procedimientos?|trámites?|actuaciones|consecuencias|pasos|recursos) (?:legal(?:es)?|judicial(?:es)?|jurídic[oa]s?)|por la vía legal|legalmente|asesor(?:es|as|ía)? legal(?:es)?|jurídic[oa]s?|abogad[oa]s?|letrad[oa]s?|pleitos?|litig\\p{L}+|proceso monitorio|monitorio|juicios?|juez|jueza|querella\\p{L}*|procurador(?:a|es)?|querellarnos",
    court_costs:
      "(?:costas|tasas)(?: (?:judiciales|procesales|del juicio))?|(?:gastos|costes|costos|honorarios) (?:judiciales|legales|procesales|de (?:abogad[oa]s?|letrado|procurador|justicia))",
    enforcement:
      "embarg\\p{L}+|ejecuci(?:ón|ones) (?:forzosa|judicial|hipotecaria)|ejecutar(?:emos)? (?:la|el|sus|la deuda)|sentencias?|alguacil\\p{L}*|desahuci\\p{L}+|concurso de acreedores|insolvencia|quiebra|liquidación (?:judicial|concursal)|(?:congel|bloque)\\p{L}+[^.\\n]{0,15} (?:sus|su|las|la) cuentas?|incaut\\p{L}+|subast\\p{L}+|orden judicial",
    collections:
      "(?:agencias?|empresas?|compañías?|despachos?|gestor(?:a|as|es)?|servicios?|agentes?) de (?:cobros?|recobros?|cobranzas?)|cobrador(?:es)?|(?<!(?:gastos|costes|costos) de )recobros?|especializad[oa]s? en (?:cobros?|cobranzas?)|cobranza (?:externa|judicial|extrajudicial)|(?:ceder|cederemos|cedemos|vender|venderemos|traspasar\\p{L}*|entregar\\p{L}*|remitir\\p{L}*|derivar\\p{L}*|encargar\\p{L}*|pasar\\p{L}*|transferir\\p{L}*)[^.\\n]{0,40} (?:terceros?|deuda|crédito|cobros?|cobranzas?)|factoring",
    credit_bureau:
      "asnef|rai|badexcug|cirbe|buró de crédito|buro de crédito|burós?|veraz|dicom|datacr[eé]dito|infocorp|equifax|experian|transunion|(?:ficheros?|registros?|listas?) de (?:morosos|morosidad|impagados|solvencia|deudores)|moros[oa]s?|morosidad|historial (?:crediticio|de crédito)|(?:calificación|puntuación|reputación) (?:crediticia|de crédito)|solvencia|listas? negras?|centrales? de riesgos?|crédito y caución|cesce",
    police:
      "policía|guardia civil|denunci(?:a|as|ar|aremos|aré|arles|arlos)|penal(?:es|mente)?|delitos?|estafas?|fraud\\p{L}+|fiscalía|(?:la )?hacienda|agencia tributaria|sat|inspección de trabajo|(?:las|a las) autoridades|cárcel|prisión|apropiación indebida|crimin\\p{L}+",
    publicity:
      "reputación|(?:habl|cont|dir)\\p{L}*[^.\\n]{0,20} tod[oa] (?:el|la) (?:sector|gremio|barrio|ciudad)|redes sociales|linkedin|facebook|twitter|instagram|trustpilot|reseñas?|valoraci(?:ón|ones) (?:negativas?|en)|(?:hacer|haremos|haré)[^.\\n]{0,25} públic\\p{L}+|públicamente|public(?:ar|aremos|aré|amos)|(?:la |a la )prensa|periodistas?|periódicos?|medios de comunicación|(?:advertir|avisar|contar)[^.\\n]{0,20} (?:a todos|a todo el mundo|al mundo|a otros)",
    third_parties: `${TO_TELL}[^.\\n]{0,25} ${THEIRS}`,
    suspend_service: `(?:suspen|interrump|interrupción|paraliz|deten|cort|cancel|bloque|desactiv|retir|par|ces|retener|rescind|resolver)\\p{L}*[^.\\n]{0,25} (?:los |las |el |la |sus |su |nuestros |nuestras |nuestro |nuestra |todos |todo |toda )+${SERVICES}|suspensión (?:de|del) (?:los |las |la |su |sus )?${SERVICES}|rescindir\\p{L}*|rescisión|dar de baja|dejar(?:á|án) de funcionar|fuera de (?:línea|servicio)|(?:retendremos|retener|retenemos|derecho de retención)[^.\\n]{0,25}|(?:qued|guard|conserv)\\p{L}*[^.\\n]{0,30} hasta que (?:pagu|abon|liquid)\\p{L}+`,
    late_fee:
      "recargos?|penalizaci(?:ón|ones)|penalidad(?:es)?|comisi(?:ón|ones) (?:por|de) (?:demora|mora|retraso|pago|gestión|devolución|reclamación)|(?:gastos|costes|costos) (?:adicionales|administrativos|de (?:gestión|reclamación|administración|tramitación))|multas?|cargos? (?:por (?:demora|mora|retraso|pago tardío|atraso)|adicional(?:es)?)|moras? (?:de|por)",
    interest: "intereses|interés (?:de demora|moratorio|legal|del|por)|tipo de interés|tasa de interés",
    compensation:
      "indemnizaci(?:ón|ones)|indemnizar\\p{L}*|compensaci(?:ón|ones)|daños y perjuicios|(?:gastos|costes|costos) de (?:cobro|recobro|recuperación|cobranza)|resarcimiento",
    more_charges: `${CHARGES}[^.\\n]{0,40} (?:se (?:añadir|sumar|aplicar|cobrar|devengar|generar|incrementar)\\p{L}+|ser(?:á|án)|correr\\p{L}*|corren|sigue[n]?|seguirán?|continú\\p{L}+|podrá[n]?|podría[n]?|desde (?:hoy|mañana|ahora)|al día|por día|diari[oa]s|cada (?:día|mes))|(?:se (?:le|les )?(?:añadir|aplicar|cobrar|devengar|generar|cargar|sumar)\\p{L}+|añadir(?:emos|é)|aplicar(?:emos|é)|cobrar(?:emos|é)|cargar(?:emos|é)|facturar(?:emos|é)|reclamar(?:emos|é)|deber(?:án|á)|tendr(?:án|á)|pod(?:remos|ría|rían|ríamos))[^.\\n]{0,40} ${CHARGES}|(?:más|otros|nuevos|nuevas|adicionales) ${CHARGES}|cláusula penal|(?:saldrá|costará)[^.\\n]{0,15} (?:más|caro)`,
    pressure: `(?:se )?(?:va|van|vas) a arrepentir\\p{L}*|arrepentir\\p{L}*|lamentar(?:á|án|ás)|aténgase|sabrá[ns]? (?:quiénes|de lo que)|consecuencias|(?:nos )?(?:veremos|vemos|vería|veríamos|veré|veo) (?:obligad|forzad|en la obligación|en la necesidad)\\p{L}*${UNNAMED}|(?:obligad|forzad)[oa]s?(?= a(?!\\p{L}))${UNNAMED}|no (?:nos|me) obliguen?|por todos los medios|sorpresas? desagradables?|(?:quedar|quedará) así|prepárese|cueste lo que cueste|(?:paguen?|abonen?)(?: ya| ahora)?,? o (?:si no|tendr|ver|aten|prep|sab)\\p{L}*|no (?:nos |me )?(?:quedará|queda|dejan?|tendremos|tenemos|hay) (?:más|otra|otro) (?:remedio|opción|alternativa|salida|camino)|(?:otras|más|las) (?:medidas|acciones) (?:oportunas|necesarias|pertinentes|que correspondan)|(?:otras|nuevas|mayores) medidas|(?:nos |me )reserv(?:amos|o)|se arrepentirán?|lo lamentarán?|sabemos dónde|sé dónde|(?:pasar|pasaremos|pasaré|ir|iremos|iré|presentarnos|presentaremos|visitar\\p{L}*)[^.\\n]{0,25} (?:su (?:casa|domicilio|oficina|puerta|sede|local)|sus (?:oficinas|instalaciones))|ultimátum|ultimatum|última advertencia|queda[n]? advertid\\p{L}+|de lo contrario,? (?:nos|me|tendr|ser|aten)\\p{L}*|aténganse|acción inmediata`,
    no_notice:
      "sin (?:más|otro|ningún|nuevo|previo|ulterior) (?:avisos?|preavisos?|notificaci(?:ón|ones)|requerimientos?|recordatorios?|trámite)|sin (?:aviso|notificación) (?:previo|previa|adicional)",
    final_stage: `(?<!(?:nuestro|mi|nuestra|su|de mi|de nuestro) )(?:últim[oa]s?|ultim[oa]s?|final|cuarto|cuarta) (?:y (?:últim|definitiv)[oa] )?${MESSAGE}|(?:últim|ultim)[oa] (?:oportunidad|plazo|chance)|(?:es|este es|esta es|constituye|sirva como) (?:nuestro|nuestra|mi|el|la|un|una) (?:últim|definitiv)[oa] ${MESSAGE}|${MESSAGE} (?:final|definitiv[oa]|últim[oa])|(?:tercer|tercera|tercero) y (?:últim|definitiv)[oa]|requerimiento (?:de pago|formal|fehaciente|notarial|extrajudicial|previo)|requer(?:imos|irles|irle|ir|ido) formalmente|intim(?:amos|ación|ar)|(?:constituir|constituye|poner|puesta)[^.\\n]{0,15} en mora|burofax|carta documento`,
    third_stage: `(?:tercer|tercera|3\\.?(?:er|[ºª°])) ${MESSAGE}|${MESSAGE} (?:n\\.?º ?|número )?(?:3|tres)|tercera vez`,
    second_stage: `(?:segundo|segunda|2do|2\\.?[ºª°]) ${MESSAGE}|${MESSAGE} (?:n\\.?º ?|número )?(?:2|dos)`,
    waiver:
      "(?:nunca|jamás|no) (?:le |les |te |lo )?(?:demandar|denunciar|llevar|reclamar|iniciar)\\p{L}+|(?:nunca|jamás) (?:iremos|acudiremos)|renunci(?:a|amos|o|ar|aremos|aré|ando)\\p{L}*|condon\\p{L}+|perdon\\p{L}+|considere[^.\\n]{0,30} (?:como )?(?:pagad|saldad|cerrad)\\p{L}*|(?:damos|dar|daremos) (?:\\p{L}+ ){0,4}por (?:saldad|cerrad|perdid|terminad|zanjad)\\p{L}+|no (?:tienen?|tendrán?|necesitan?|hace falta|deben?|hay) (?:que |nada que |nada por )?(?:pagar|abonar)|no (?:tienen? que|necesitan?|deben?) pagar|(?:nunca|jamás|no) (?:demandar|reclamar|cobrar)(?:emos|é|les)?|exim\\p{L}+|exoner\\p{L}+|olvid(?:amos|emos|ar|arnos) (?:de )?(?:la|esta|el)|dispens\\p{L}+|quita de deuda|borrón y cuenta nueva|(?:lo|la|nos) olvidamos",
    discount: "descuentos?",
    reduction:
      "rebaj\\p{L}+|bonificaci(?:ón|ones)|bonific\\p{L}+|reducci(?:ón|ones)|redu(?:cir|cimos|ciremos|zca)[^.\\n]{0,25}|descont(?:ar|amos|aremos|ado|ada|ará)\\p{L}*|deduc\\p{L}+|reembols\\p{L}+|devoluci(?:ón|ones) (?:de|del) (?:dinero|importe|pago)|devolver(?:emos|les)|gratis|gratuit\\p{L}+|sin (?:coste|costo|cargo)|regal\\p{L}+|obsequi\\p{L}+|cortesía comercial|vales? (?:de|por)|(?:la )?mitad|(?:acept|conform)\\p{L}*[^.\\n]{0,20} (?:menos|una parte)|% (?:menos|de rebaja)|(?:pague|abone)n? s[oó]lo lo",
    more_time:
      "mes que viene[^.?\\n]{0,15} (?:nos|me) (?:va|viene|conviene)|puede[ns]?[^.?\\n]{0,10} (?:pagar|abonar)[^.?\\n]{0,15} (?:a final|a fin|después|el año)\\p{L}*|pag\\p{L}+[^.\\n]{0,25} (?:(?:el|la) (?:mes|semana|año|trimestre) (?:que viene|próxim[oa]|siguiente)|(?:el|la) próxim[oa] (?:mes|semana|año)|más adelante|más tarde|cuando (?:pueda|quiera|le venga bien))|no hay prisa|sin prisas?|cuando le convenga|(?:más|otro|otra) (?:tiempo|plazo)|(?:plazo|tiempo|prórroga) (?:adicional|extra|suplementari[oa]|de gracia)|prórrogas?|prorrog\\p{L}+|aplaz\\p{L}+|posterg\\p{L}+|pospon\\p{L}+|moratoria|extend\\p{L}+|extensión|ampl(?:iar|iamos|iaremos|iación|ía|iado)[^.\\n]{0,15} plazo|tómen(?:se|lo)|tómese|(?:sin|no hay|ninguna) (?:ninguna )?(?:prisa|urgencia|apuro)|cuando (?:puedan?|quieran?|les (?:venga|convenga)|le (?:venga|convenga)|gusten?)|(?:pagar|abonar) (?:más tarde|más adelante|después)|período de gracia|(?:otros|otras) {n} (?:días|semanas|meses)|{n} (?:días|semanas|meses) (?:más|adicionales)",
    instalments:
      "(?:a|en) plazos|cuotas?|mensualidad(?:es)?|parcialidades|pagos? (?:aplazados?|fraccionados?|parciales|parcial|escalonados?)|(?:pagos|un pago) a cuenta|en varias veces|fraccion(?:ar|amiento|ado|ados)|planes? de pagos?|calendario de pagos|en (?:varios|{n}) (?:pagos|plazos|cuotas|partes)|abonos parciales|facilidades de pago",
    silence:
      "(?:ningún|no (?:habrá|recibirán?|enviaremos|les enviaremos|mandaremos)) (?:más |otros? |nuevos? |ningún )?(?:otro )?(?:recordatorios?|avisos?|mensajes?)|no (?:les?|los?|las?) (?:volveremos|molestaremos|contactaremos|escribiremos|llamaremos|reclamaremos|recordaremos|volveré|molestaré)[^.\\n]{0,20}|no (?:volveremos|volveré) a (?:reclamar|escribir|contactar|molestar|recordar|llamar)\\p{L}*|sin más (?:recordatorios|avisos)(?= )|dejar(?:emos)? de (?:reclamar|escribir|contactar|enviar)[^.\\n]{0,20}",
    guarantee:
      "(?:les |le )?(?:garantizamos|garantizo|prometemos|prometo|aseguramos|aseguro)|nos comprometemos|me comprometo",
    bank_change:
      "(?:nuev[oa]s?|otr[oa]) (?:datos bancarios|cuentas?(?: bancarias?)?|iban|clabe|banco)|(?:cambio|cambios|modificación|actualización) (?:de|en) (?:nuestra |nuestro |nuestros |la |los )?(?:cuenta|datos bancarios|banco|iban|clabe)|(?:datos bancarios|cuenta(?: bancaria)?|iban|clabe) (?:ha|han) (?:sido )?(?:cambiad|modificad|actualizad)\\p{L}*|hemos cambiado (?:de|nuestra|nuestros|la)[^.\\n]{0,15} (?:cuenta|banco|datos)|cuentas? (?:personal|privada|particular)(?:es)?|tarjetas? (?:de )?regalo|(?:iban|cuenta|clabe|datos bancarios) se (?:ha|han) (?:actualizado|cambiado|modificado)|criptomonedas?|bitcoins?|western union",
    settled: `${IS}${NOW} ${PAID}|(?:íntegramente|totalmente|completamente) ${PAID}|(?:${PAID}) (?:por completo|en su totalidad|íntegramente)|(?:no )?(?:queda|hay|tienen?) nada (?:más )?(?:por pagar|pendiente|que pagar)|no (?:nos )?deben? (?:ya )?nada|no (?:es|será|hace) (?:ya )?(?:necesari|requerid|falta)\\p{L}*[^.\\n]{0,15} (?:pagos?|pagar\\p{L}*|abonar\\p{L}*)|(?:ya no|no) es exigible|ya no (?:está|están) pendientes?|saldo (?:es |queda )?(?:cero|a cero|en cero)|está todo (?:pagado|saldado|liquidado)|(?:expediente|asunto|caso) (?:está|queda|ha quedado) (?:ya )?(?:cerrado|zanjado|archivado)|marcad[oa]s? como ${PAID}|al corriente de pago`,
    cancelled: `${IS}${NOW} (?:anulad[oa]s?|cancelad[oa]s?|retirad[oa]s?|sin efecto)|(?:no tengan? en cuenta|ignoren?|hagan? caso omiso de|desestimen?) (?:la|esta|nuestra|su) factura|(?:anul|cancel)(?:amos|aremos|o|aré) (?:por la presente )?(?:la|esta|su|nuestra) (?:factura|deuda)|(?:hemos|he) (?:anulado|cancelado) (?:la|esta|su|nuestra)|factura (?:anulada|cancelada|sin efecto)|retir(?:o|amos|aré|aremos) (?:la|esta|su|nuestra|mi) (?:factura|reclamación|demanda)|olviden? (?:la|esta|nuestra|su|mi) factura|factura dada de baja|ya no (?:es|está) (?:válid|vigent)\\p{L}+`,
    credit:
      "(?:ha sido|han sido|fue|fueron|queda) (?:abonad|acreditad)[oa]s?|(?:hemos|he|se (?:le|les) ha) (?:abonado|acreditado)|notas? de (?:crédito|abono)|facturas? rectificativas?",
    received: `(?:hemos|he) recibido (?:los|sus) (?:fondos|${PAYMENT}s)|(?:hemos|he) recibido (?:ya )?(?:su|el|un|la|este) (?:${PAYMENT}|importe|dinero)|recibimos (?:su|el) ${PAYMENT}|(?:su|el) ${PAYMENT}[^.\\n]{0,40} (?:ha llegado|llegó|fue recibid[oa]|ha sido recibid[oa]|se recibió|se ha recibido)|${PAYMENT} recibid[oa]|gracias por (?:su|el) ${PAYMENT}`,
    insult:
      "estafador\\p{L}*|ladr(?:ón|ones|ona)|rob(?:ar|an|o|ando)|mentiros[oa]s?|mentiras?|mienten?|tramposo?s?|trampas?|sinvergüenzas?|vergonzos\\p{L}+|vergüenza|ridícul[oa]s?|patétic[oa]s?|idiotas?|imbécil(?:es)?|estúpid[oa]s?|tont[oa]s?|incompeten\\p{L}+|irresponsab\\p{L}+|lamentable[s]?|inaceptables?|intolerables?|indignantes?|indign[oa]s?|caradura\\p{L}*|car[oa] dura|jeta|parásitos?|aprovechad[oa]s?|cobardes?|mierda|cabr(?:ón|ones)|hart[oa]s? de|excusas|pretextos|mala fe|mal pagador(?:es)?|asco|asqueros[oa]s?|deshonest\\p{L}+|desprecia\\p{L}+|chapuz\\p{L}+|poca seriedad|(?:toma|tomando|tomar|tomáis|toman)(?:nos|me)? el pelo|tomadura de pelo|no (?:son|es) (?:ustedes? )?(?:seri[oa]s?|honrad[oa]s?)(?! \\p{L})|se (?:ríen?|burlan?) de",
  },
};
