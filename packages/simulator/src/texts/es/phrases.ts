import type { Phrasebook } from '../phrasebook.ts'

/** Spanish frames. */
export const spanish: Phrasebook = {
  formalGreetings: ['Estimados señores', 'Estimado equipo', 'Buenos días'],
  greetings: ['Hola{ a todos| equipo||}', 'Buenas', 'Buenas tardes', 'Qué tal', 'Hola de nuevo'],
  openers: [
    'espero que {estén bien|todo vaya bien}',
    '{una pregunta rápida|una cosita} {desde <depot>|}',
    'escribo {en nombre de <customer>|por <colleague>|por el almacén de <depot>}',
    '{en la ayuda no sale|he buscado en la ayuda sin suerte}',
    '{no sé si es aquí|si no es para ustedes, pásenlo por favor}',
    'llevamos {<n> años|desde <month>} con ustedes y {en general contentos|suele ir bien}',
  ],
  howTo: [
    '{¿cómo puedo|¿cómo podemos|¿cómo se hace para} <todo>?',
    '{¿se puede|¿es posible} <todo>?',
    '{queremos|quisiera|necesitamos} <todo> {y no sé dónde|pero no encuentro cómo}',
    '{¿dónde|¿en qué menú} se puede <todo>?',
  ],
  wish: [
    '{estaría bien|nos ayudaría mucho} poder <wish>',
    '{una idea|una sugerencia}: <wish>',
    '{¿está previsto|¿piensan} dejarnos <wish> algún día?',
  ],
  task: [
    '{por favor, necesitamos|les ruego} <task>',
    '{¿pueden|¿podrían|¿me pueden} <task>?',
    '{petición|lo que pedimos}: <task>',
  ],
  bug: [
    '<broken>',
    'desde {<day>|ayer|la actualización}, <broken>',
    '{hemos visto|noto} que <broken>',
    '{algo falla|esto no es normal}: <broken>',
    '<broken>. {antes iba bien|¿es conocido?|hasta el <day> funcionaba}',
  ],
  incident: [
    'desde las <earlier> {de hoy|}: <broken>',
    '{ahora mismo|en este momento} <broken>',
    '<broken>. empezó a las <earlier>',
    '<broken>. {somos varios|le pasa a todo el equipo}',
  ],
  complaint: [
    '{otra vez|por <n>ª vez}: <broken>',
    '{estoy|estamos} {muy|bastante} {descontentos|molestos}. <broken>',
    '<broken>, y {nadie contesta|a nadie le importa}',
    '{queja:|¿para qué pagamos?} <broken>',
  ],
  asides: [
    '{no tiene que ver con esto|no hablo de esto}: <mention>',
    '<mention>, {eso ya está, gracias|eso va bien|eso es otro tema}',
    '{primero pensamos en otra cosa|mi compañero culpa a otra cosa} ({tema|asunto}: <mention>)',
    '{lo vimos de paso|hay otro caso abierto}: <mention>',
  ],
  repeats: [
    'ya escribí {el <day>|hace <n> días}',
    '{segundo|tercer} mensaje {sobre esto|}',
    '{sigue sin arreglar|nada ha cambiado}',
  ],
  seconds: ['{además|otra cosa|aparte|PD}', 'ya que escribo'],
  impact: [
    {
      plain: ['{sin prisa|no corre prisa}', '{solo molesta|es por saber}'],
      loud: ['¡{MUY URGENTE|YA, por favor}!', 'espero respuesta {hoy|en una hora}'],
      calm: ['{cuando puedan|cuando tengan un rato}'],
    },
    {
      plain: ['{me apaño|uno de nosotros se apaña} {por ahora|}', '{me hace perder tiempo|esta semana estaría bien}'],
      loud: ['¡{así no puedo trabajar|es inaceptable}!', 'llámenme {hoy|ya} por favor'],
      calm: ['{nos arreglamos|no pasa nada}'],
    },
    {
      plain: [
        '{<nn> personas no pueden|todo el mostrador no puede} seguir',
        'hace falta antes del {<day>|<date>}, {si no perdemos un contrato|espera un cliente grande}',
        'ya nos ha costado <money>',
      ],
      loud: ['¡URGENTE: {un equipo entero espera|perdemos dinero cada hora}!', 'quiero hablar con un responsable'],
      calm: [
        '{algunos de nosotros vamos algo frenados|medio mostrador va algo frenado}',
        'antes del {fin de semana|<day>} vendría bien, dependen <nn> entregas',
      ],
    },
    {
      plain: [
        '{nadie puede trabajar|el negocio está parado}, {todos los almacenes igual|<nn> personas de brazos cruzados}',
        'no podemos {entregar nada|alquilar nada}',
        'cada hora nos cuesta <money>',
      ],
      loud: ['¡TODO PARADO!', '¡llamen YA, toda la empresa está parada!'],
      calm: [
        '{todos los almacenes|los <nn>} vamos con papel, {aguantamos una hora|si pueden mirar pronto}',
        'de momento {no sale nada|el mostrador está cerrado}, gracias por mirar',
      ],
    },
  ],
  angry: ['¡{increíble|ya basta}!', '{pensamos en irnos|antes el servicio era mejor}', '¡arréglenlo!'],
  closings: [
    '{gracias|muchas gracias}{ de antemano| por la ayuda|}',
    '{quedo a la espera|díganme algo}',
    'adjunto captura',
    '{¿pueden mirar|¿qué hacemos}?',
    'estoy localizable hasta las <later>',
  ],
  formalFarewells: ['Atentamente', 'Un cordial saludo', 'Reciban un saludo'],
  farewells: ['Saludos', 'Gracias', 'Un abrazo', 'Slds'],
  vagueSubjects: [
    '{ayuda|necesito ayuda}',
    '{duda|una duda}',
    '{problema|error} {con|en} Marlstone',
    'no funciona',
    '{consulta|llamar por favor}',
  ],
  loudSubjects: ['{URGENTE|¡urgente!}{!!|!|}', '{IMPORTANTE|MUY URGENTE}', 'socorro'],
  strayingSubjects: ['{RE|RV}: <mention>', '<mention>', '{duda|tema}: <mention>'],
  quoteHeads: [
    'El <date>, Marlstone Support escribió:',
    '-----Mensaje original-----\nDe: Marlstone Support\nAsunto: <mention>',
  ],
  supportReplies: [
    'gracias por la paciencia. Sobre su consulta ({tema|asunto}: <mention>), {ya está resuelto|les decimos algo el <day>}',
    '{buenas noticias|novedades}: <mention>, {todo en orden|ya está}',
  ],
  jobs: [
    'Contabilidad',
    'Seguridad informática',
    'Jefe de almacén',
    'Reservas',
    'Gerencia',
    'Control de gestión',
    'Integraciones',
  ],
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
}
