import { briefTopic } from '../brief-topic.ts'
import type { TopicBook } from '../topic-texts.ts'

/** Spanish for what the yard and the whole company ask: phones, devices, set-up, availability, bookings, privacy. */
export const spanishYardTopics: TopicBook = {
  'app-crashes': briefTopic({
    subjects: ['{la app se cierra|pantalla blanca|Go en <phone>}'],
    todo: ['{volver a la versión anterior de la app|mandar un registro del fallo}'],
    task: ['mirar los fallos de {<email>|nuestros móviles}'],
    broken: [
      '{la app se cierra al hacer una foto|desde la actualización la pantalla queda blanca}',
      '{la firma congela la app|<n> conductores no pueden abrir la app}',
    ],
    details: ['{reinstalada y nada|móvil: <phone>, versión <version>}'],
    mentions: ['{la app|la actualización de la app}'],
  }),
  'offline-sync': briefTopic({
    subjects: ['{devoluciones sin subir|sin cobertura|móvil y oficina}'],
    todo: ['{trabajar sin cobertura en un sótano|ver qué queda pendiente en los móviles}'],
    task: ['{empujar lo que está pendiente en el móvil|comparar lo que llegó el <date>}'],
    broken: [
      '{lo que apuntan los conductores fuera nunca llega a la oficina|el móvil dice "<nn> cambios pendientes"}',
      '{se han perdido las entregas de ayer|la oficina pisa lo hecho en ruta}',
    ],
    details: ['{hay cobertura|el móvil sigue aquí}'],
    mentions: ['{los cambios pendientes|la tableta}'],
  }),
  'push-notifications': briefTopic({
    subjects: ['{no llegan avisos|demasiados pitidos|avisos de noche}'],
    todo: ['{callar los avisos de noche|recibir un aviso con cada trabajo nuevo}'],
    task: ['apagar los pitidos {a <colleague>|a todos}'],
    broken: [
      '{no llega ningún aviso al móvil|los avisos llegan horas después}',
      '{el móvil pita toda la noche|el número rojo no se va}',
    ],
    details: ['{en el móvil está todo permitido|los correos sí llegan}'],
    mentions: ['{los avisos|los pitidos}'],
  }),
  'scanner-faults': briefTopic({
    subjects: ['{<scanner> no lee|lector|batería}'],
    todo: ['{emparejar un <scanner> nuevo|leer códigos mojados}'],
    task: ['{pasar el <scanner> <serial> a nuestro almacén|ver si <serial> tiene garantía}'],
    broken: [
      '{el <scanner> pita y no lee|el gatillo del <scanner> no va}',
      '{el lector pierde la conexión|la batería dura <n> horas}',
    ],
    details: ['{número de serie <serial>|el otro lee los mismos códigos}'],
    mentions: ['{el lector|el <scanner>}'],
  }),
  'label-printing': briefTopic({
    subjects: ['{etiquetas|<printer>|impresión movida}'],
    todo: ['{reimprimir <nn> etiquetas|instalar la <printer>}'],
    task: ['{mandar una plantilla de <nn> mm|enviar <n> rollos}'],
    broken: [
      '{la <printer> saca etiquetas en blanco|el código sale cortado}',
      '{todas las etiquetas llevan el mismo número|los códigos salen borrosos}',
    ],
    details: ['{la página de prueba sale bien|el cabezal está limpio}'],
    mentions: ['{las etiquetas|la impresora}'],
  }),
  'gateway-connectivity': briefTopic({
    subjects: ['{Gate sin conexión|caja del almacén|salida}'],
    todo: ['{poner la caja en línea detrás del cortafuegos|montar un Gate fuera}'],
    task: ['{reiniciar la caja <serial> a distancia|pasar el Gate a otro almacén}'],
    broken: [
      '{la caja de la salida está sin conexión|el Gate parpadea en rojo desde las <time>}',
      '{pasan palés y no cuenta nada|tras el apagón la caja no coge dirección}',
    ],
    details: ['{un portátil en el mismo cable va|ya la desenchufé}'],
    mentions: ['{el Gate|la caja}'],
  }),
  'device-returns': briefTopic({
    subjects: ['{cambio de <serial>|falta el paquete|devolución de equipo}'],
    todo: ['{devolver un equipo roto|saber cuándo llega el paquete}'],
    task: ['{mandar uno de recambio|hacer una etiqueta de devolución|cambiar la dirección de entrega}'],
    broken: [
      '{el paquete no llegó|en la caja falta el cargador}',
      '{mandamos el equipo hace <n> semanas y nada|el recambio llegó roto}',
    ],
    details: ['{seguimiento <id>|comprado en <month>, en garantía}'],
    mentions: ['{el paquete|el recambio}'],
  }),
  'first-setup': briefTopic({
    subjects: ['{puesta en marcha|primeros pasos|por dónde empezar}'],
    todo: ['{empezar bien siendo pocos|ordenar almacenes y categorías|dejar todo listo para abrir}'],
    task: ['{revisar nuestra configuración antes de empezar|alargar la prueba}'],
    broken: ['{el asistente se para en el paso <n>|no se pueden quitar los datos de ejemplo}'],
    details: ['{somos <n>, alquilamos carpas|empezamos el <date>}'],
    mentions: ['{la puesta en marcha|la prueba}'],
  }),
  'training-sessions': briefTopic({
    subjects: ['{formación|fecha del curso|grabación}'],
    todo: ['{tener un curso para los nuevos|encontrar la grabación del <date>}'],
    task: ['{poner un curso para <nn> personas|mover nuestra formación}'],
    broken: [
      '{nadie vino al curso del <day>|el enlace del curso no abre}',
      'la grabación {se corta a los <n> minutos|no tiene sonido}',
    ],
    details: ['{mejor por la mañana|la mitad no conoce el programa}'],
    mentions: ['{el curso|la grabación}'],
  }),
  'system-migration': briefTopic({
    subjects: ['{venir de <oldtool>|datos antiguos|cambio de sistema}'],
    todo: ['{dejar <oldtool> sin parar el negocio|traer los alquileres en curso de <oldtool>}'],
    task: ['{hacer el traspaso desde <oldtool> en <month>|repetir el traspaso de prueba}'],
    broken: [
      '{tras el traspaso faltan alquileres en curso|la prueba mezcla clientes y proveedores}',
      '{las reservas viejas llevan la fecha del cambio|el traspaso está parado desde <day>}',
    ],
    details: ['{<oldtool> se apaga el <date>|podemos mandar una copia}'],
    mentions: ['{el traspaso de <oldtool>|el sistema viejo}'],
  }),
  outages: briefTopic({
    subjects: ['{no va nada|todo parado|error <five>}'],
    todo: ['{saber si es cosa suya o nuestra|seguir durante una caída}'],
    task: ['{mandar un informe de la caída del <date>|confirmar la disponibilidad de <month>}'],
    broken: [
      '{no abre ninguna página, ni en oficina ni en móviles|sale "<five>" en todas partes}',
      '{todo Marlstone está caído|va un minuto y se cae diez}',
    ],
    details: ['{otras webs van bien|apuntamos todo en papel}'],
    mentions: ['{la caída|el mantenimiento}'],
  }),
  'slow-pages': briefTopic({
    subjects: ['{muy lento|tarda en cargar|búsqueda}'],
    todo: ['{hacer más rápida la lista de reservas|medir si es nuestra línea}'],
    task: ['mirar por qué {va lento nuestro espacio|tarda tanto}'],
    broken: [
      '{cada clic tarda <nn> segundos|la lista de facturas da vueltas sin fin}',
      '{por la mañana todo va a rastras|sacar un artículo tarda más que escribirlo}',
    ],
    details: ['{por la noche va rápido|línea: <nn> Mbit}'],
    mentions: ['{la lentitud|la búsqueda}'],
  }),
  'missing-emails': briefTopic({
    subjects: ['{clientes sin confirmación|spam|correos perdidos}'],
    todo: ['{mandar las confirmaciones desde nuestra dirección|ver si salió un correo}'],
    task: ['{quitar <email> de la lista de bloqueo|reenviar las confirmaciones de ayer}'],
    broken: [
      '{a los clientes no les llega la confirmación|todo lo de Gmail cae en spam}',
      '{los recordatorios llegan un día tarde|los correos salen sin adjunto}',
    ],
    details: ['{SPF y DKIM están puestos|nada en spam}'],
    mentions: ['{las confirmaciones|nuestro remitente}'],
  }),
  'booking-conflicts': briefTopic({
    subjects: ['{reserva doble|existencias mal|<item>}'],
    todo: ['{evitar que un artículo se prometa dos veces|dejar un día de limpieza}'],
    task: ['{liberar <item> que bloquea un pedido anulado|recuperar el pedido <id>}'],
    broken: [
      '{<item> está reservado dos veces|lo libre marca menos <n>} para el <day>',
      '{el artículo sale alquilado y está aquí|al mover el pedido se pierde la mitad}',
    ],
    details: ['{el cliente estaba en el mostrador|tenemos <nn>}'],
    mentions: ['{la reserva doble|el pedido <id>}'],
  }),
  'calendar-feeds': briefTopic({
    subjects: ['{calendario vacío|Outlook|una hora de diferencia}'],
    todo: ['{ver las recogidas en Outlook|compartir a un conductor sus trabajos}'],
    task: ['renovar la dirección del calendario, {la tiene un antiguo conductor|ha circulado}'],
    broken: [
      '{las citas en Outlook van una hora movidas|las recogidas anuladas siguen en el calendario}',
      '{el calendario no muestra nada|cada cita sale tres veces}',
    ],
    details: ['{en su página las horas están bien|lo quité y lo puse}'],
    mentions: ['{el calendario|las citas en Outlook}'],
  }),
  'rates-deposits': briefTopic({
    subjects: ['{precio mal en un presupuesto|fianza|precio de fin de semana}'],
    todo: ['{poner un precio de fin de semana|quedarnos parte de la fianza|dar precios propios a un cliente fijo}'],
    task: ['{soltar la fianza de <customer>|volver a la tabla de precios del <date>}'],
    broken: [
      '{un presupuesto de fin de semana sale a <money> en vez de <money>|la fianza se cobró dos veces}',
      '{el descuento desaparece al añadir transporte|los precios nuevos cambian presupuestos viejos}',
    ],
    details: ['{a mano son <money>|el cliente ya firmó}'],
    mentions: ['{la fianza|el precio de fin de semana}'],
  }),
  'data-deletion': briefTopic({
    subjects: ['{RGPD|supresión|derecho de acceso}'],
    todo: ['{borrar a una persona para siempre|contestar a una persona qué guardamos}'],
    task: ['{borrar todo lo de <customer>|mandar copia de lo que guardan|confirmar el borrado por escrito}'],
    broken: ['{una persona borrada vuelve a salir en la búsqueda|sigo recibiendo correos aunque me opuse}'],
    details: ['{el plazo legal acaba el <date>|cita el artículo 17}'],
    mentions: ['{la petición de borrado|nuestra delegada de protección de datos}'],
  }),
  'security-review': briefTopic({
    subjects: ['{cuestionario|contrato de encargo|certificado ISO}'],
    todo: ['{conseguir su certificado ISO|saber en qué país alojan}'],
    task: ['{rellenar el cuestionario antes del <date>|firmar el contrato de encargo|nombrar a sus subencargados}'],
    broken: ['{una prueba halló un TLS antiguo en su web|el certificado de su web está caducado}'],
    details: ['{lo exige el banco|si no, compras lo para}'],
    mentions: ['{el cuestionario|el contrato de encargo}'],
  }),
  'suspicious-activity': briefTopic({
    subjects: ['{acceso desconocido|factura falsa|¿hackeados?}'],
    todo: ['{ver quién entró de noche en la cuenta|saber si un correo es suyo}'],
    task: ['{bloquear ya a <colleague>|mandar los accesos desde el <date>}'],
    broken: [
      '{alguien entró en la cuenta desde <country>|los clientes reciben facturas con un IBAN ajeno}',
      '{cambiaron el IBAN de los presupuestos y no fuimos nosotros|hay un usuario que nadie conoce}',
    ],
    details: ['{ya cambiamos contraseñas|la dirección era <ip>}'],
    mentions: ['{la factura falsa|el acceso desconocido}'],
  }),
}
