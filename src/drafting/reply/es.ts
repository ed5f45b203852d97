import type { ReplyWords } from "./reply-words.ts";

export const es: ReplyWords = {
  language: "es",
  spaced: true,
  means: {
    "has-paid":
      "(?:hemos|he|ha|han|fue|fueron|está|están|sido|quedó) (?:\\p{L}+ ){0,3}(?:pagad[oa]s?|abonad[oa]s?|transferid[oa]s?|liquidad[oa]s?|realizad[oa]s?|efectuad[oa]s?|hecho)|(?:ya )?(?:pagamos|pagué|abonamos|aboné|transferimos|transferí) (?:\\p{L}+ ){0,4}(?:ayer|el|la|su|esta|hoy|factura|importe)|(?:hicimos|hice|hizo|realizamos|realicé|efectuamos|efectué|ordenamos|ordené|enviamos) (?:\\p{L}+ ){0,2}(?:pago|transferencia)|ya (?:pagamos|pagué|pagada|está pagad[oa]|la pagamos|lo pagamos)|(?:pago|transferencia) (?:ya )?(?:se hizo|se realizó|fue|está hech[oa]|salió|enviad[oa]|realizad[oa]|ordenad[oa])",
    "promises-date":
      "(?:vamos a|voy a|va a|van a|podremos|podré|podemos|esperamos|prevemos|pensamos) (?:\\p{L}+ ){0,2}(?:pagar|abonar|transferir|liquidar|realizar|hacer el pago)\\p{L}*|(?:pagaremos|pagaré|pagará|abonaremos|abonaré|transferiremos|transferiré|liquidaremos|realizaremos|haremos el pago|haré el pago)|(?:será|serán|estará) (?:\\p{L}+ ){0,2}(?:pagad[oa]s?|abonad[oa]s?|transferid[oa]s?)|(?:pago|transferencia) (?:\\p{L}+ ){0,3}(?:se hará|se realizará|será|saldrá|previst[oa]|programad[oa]|el (?:(?:lunes|martes|miércoles|jueves|viernes)(?! pasado)|\\d)|mañana)|recibirán? (?:el|su) (?:pago|dinero|transferencia)",
    "wants-plan":
      "plazos|cuotas|plan de pagos?|fraccion\\p{L}*|a plazos|en (?:\\p{L}+ |\\d+ )?(?:pagos|partes|mensualidades|veces)|mensualidad(?:es)?|pagos? parcial(?:es)?|aplazar|aplazamiento|dividir",
    "cannot-pay":
      "liquidez|tesorería|flujo de (?:caja|efectivo)|no (?:podemos|puedo|podremos|puede) (?:\\p{L}+ ){0,3}(?:pagar|abonar|hacer frente)\\p{L}*|(?:no (?:tenemos|hay|tengo)|falta de) (?:\\p{L}+ )?(?:dinero|fondos|efectivo)|insolven\\p{L}*|concurso de acreedores|dificultades (?:económicas|financieras)|problemas (?:económicos|financieros|de caja)|(?:esperando|a la espera de) (?:\\p{L}+ ){0,4}(?:cobrar|clientes?)",
    disputes:
      "reclam\\p{L}*|disput\\p{L}*|disconform\\p{L}*|no (?:estamos|estoy) (?:\\p{L}+ )?(?:de acuerdo|conformes?|satisfech[oa]s?|content[oa]s?)|insatisf\\p{L}*|descontent\\p{L}*|(?:importe|precio|factura|cantidad) (?:es |está )?(?:incorrect[oa]|equivocad[oa]|err[óo]ne[oa]|mal)|incorrect[oa]s?|error(?:es)?|equivocad[oa]|demasiado (?:alto|car[oa]|elevad[oa])|defectuos[oa]s?|defectos?|incomplet[oa]s?|no (?:funciona|funcionan|corresponde|coincide|pedimos|encargamos|hemos pedido|es lo acordado|está terminad[oa])|no (?:vamos a|pensamos) pagar|queja",
    "needs-copy":
      "(?:enviar|enviarnos|enviarme|reenviar|reenviarnos|mandar|mandarnos|mandarme|remitir|remitirnos|envíen|envíe|envía|manden|mande|reenvíen|reenvíe)(?:nos|me)? (?:\\p{L}+ ){0,5}(?:factura|copia|pdf|duplicado|nuevo)|(?:no|nunca) (?:\\p{L}+ ){0,3}(?:recibido|recibimos|recibí|encuentro|encontramos|llegado|tenemos|localizamos) (?:\\p{L}+ ){0,2}(?:factura|adjunto)|copia de (?:la|su|esta) factura|duplicado|factura (?:\\p{L}+ )?(?:perdida|extraviada)|falta (?:el|la) (?:adjunto|factura)",
    procedure:
      "orden de compra|n[úu]mero de (?:pedido|orden|proveedor)|n[.º°]+ ?de pedido|pedido de compra|portal|subir (?:la|su)|factura electr[óo]nica|facturae|face|cif|nif|aprobaci[óo]n|pendiente de aprobar|centro de costes?|d[íi]as de pago|remesa|coupa|ariba",
    "wrong-person":
      "(?:persona|dirección|departamento|contacto|destinatario) (?:equivocad[oa]|incorrect[oa])|no (?:soy|es) (?:\\p{L}+ ){0,2}(?:responsable|encargad[oa]|persona (?:adecuada|indicada|correcta))|ya no (?:trabaj\\p{L}*|est[áa]|soy|me ocupo|lleva)|dejó la empresa|(?:diríjase|diríjanse|dirigirse|contacte|contacten|póngase en contacto|escriba|escriban|hable) (?:a|al|con)|(?:persona|responsable) (?:\\p{L}+ ){0,3}es",
  },
  no: "no|nunca|tampoco",
  unpaid: "si|cuando|será|serán|vamos a|voy a|podremos|podemos|en cuanto|antes de|después de|una vez",
  counts: "una? dos tres cuatro cinco seis siete ocho nueve diez once doce",
  days: [
    ["pasado mañana", "in 2 days"],
    ["anteayer", "2 days ago"],
    ["ayer", "yesterday"],
    ["hoy", "today"],
    ["(?<!la )(?<!pasado )mañana", "tomorrow"],
    ["(?:en|dentro de) {n} días?", "in {n} days"],
    ["(?:en|dentro de) {n} semanas?", "in {n} weeks"],
    ["(?:en|dentro de) {n} mes(?:es)?", "in {n} months"],
    ["hace {n} días?", "{n} days ago"],
    ["hace {n} semanas?", "{n} weeks ago"],
    [
      "(?:fin(?:al)?(?:es)? del? mes|fin) (?:que viene|próximo)|final(?:es)? del (?:próximo mes|mes que viene)",
      "end of next month",
    ],
    ["fin(?:al)?(?:es)? de(?:l|ste| este)? mes", "end of month"],
    [
      "fin(?:al)?(?:es)? de (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)",
      "end of $1",
    ],
    ["(?:próximo )(lunes|martes|miércoles|jueves|viernes|sábado|domingo)", "next $1"],
    ["(lunes|martes|miércoles|jueves|viernes|sábado|domingo) (?:que viene|próximo)", "next $1"],
    ["(lunes|martes|miércoles|jueves|viernes|sábado|domingo) pasado", "last $1"],
    ["(lunes|martes|miércoles|jueves|viernes|sábado|domingo)", "$1"],
  ],
};
