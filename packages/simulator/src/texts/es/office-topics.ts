import { briefTopic } from '../brief-topic.ts'
import type { TopicBook } from '../topic-texts.ts'

/** Spanish for what an office asks: money, access, interfaces, data and figures. */
export const spanishOfficeTopics: TopicBook = {
  'invoice-errors': briefTopic({
    subjects: ['{importe incorrecto|factura <invoice>|falta la factura}'],
    todo: ['{conseguir la factura de <month>|poner el número de pedido en la factura}'],
    task: ['{corregir la factura <invoice>|enviar la factura a contabilidad|rehacer la factura con nuestro NIF}'],
    broken: [
      '{la última factura trae <nn> puestos|nos facturaron <money>} {y tenemos la mitad|en vez de <money>}',
      '{no ha llegado ninguna factura de <month>|la factura lleva la dirección antigua}',
    ],
    details: ['el contable lo {necesita|espera} antes de <day>'],
    mentions: ['{la factura de <month>|su factura}'],
  }),
  refunds: briefTopic({
    subjects: ['{devolución|abono|cobrado dos veces}'],
    todo: ['{recuperar lo pagado de más|pedir un abono}'],
    task: ['{devolver el cobro duplicado|abonarnos <money>}'],
    broken: [
      '{nos cobraron lo mismo dos veces|salieron <money> dos veces del banco}',
      '{el dinero prometido no ha llegado|el abono prometido sigue sin aparecer}',
    ],
    details: ['{el banco no ve nada|adjunto el extracto}'],
    mentions: ['{el abono|la devolución}'],
  }),
  'payment-methods': briefTopic({
    subjects: ['{tarjeta rechazada|domiciliación|cambio de banco}'],
    todo: ['{pagar por transferencia|cambiar la tarjeta guardada}'],
    task: ['{intentar el pago otra vez|quitar el bloqueo, la transferencia está hecha|pasarnos a domiciliación}'],
    broken: [
      'la tarjeta {es rechazada|no pasa}, {el banco dice que todo está bien|en otros sitios funciona}',
      '{estamos todos bloqueados desde el pago devuelto|sale "pago pendiente" aunque está pagado}',
    ],
    details: ['{ya subieron el límite|caduca en <month>}'],
    mentions: ['{la tarjeta guardada|la domiciliación}'],
  }),
  'plan-changes': briefTopic({
    subjects: ['{más usuarios|pasar a Business|tarifa contratada}'],
    todo: ['{añadir <n> personas para la temporada|volver a un plan más pequeño}'],
    task: ['{ampliar a <nn> usuarios|pasarnos a Business|mandar una oferta para <nn> personas}'],
    broken: [
      'pasamos a Business {pero nada ha cambiado|y siguen los límites de antes}',
      'dice "límite de usuarios" {aunque hay <n> libres|y tres ya se fueron}',
    ],
    details: ['{ahora somos <nn>|abrimos otra sede}'],
    mentions: ['{nuestro plan|el cambio a Business}'],
  }),
  cancellation: briefTopic({
    subjects: ['{baja|fin del contrato|renovación}'],
    todo: ['{dar de baja el contrato|pausar la suscripción en invierno}'],
    task: ['{dar de baja el contrato el <date>|confirmar nuestra baja|parar la renovación}'],
    broken: [
      '{avisamos a tiempo y aun así lo renovaron|nadie confirma nuestra baja}',
      '{no encuentro cómo darnos de baja|el botón de baja no lleva a ningún sitio}',
    ],
    details: ['{cerramos el negocio|no es por el programa}'],
    mentions: ['{la baja|la renovación}'],
  }),
  'company-details': briefTopic({
    subjects: ['{nueva dirección|cambio de titular|razón social}'],
    todo: ['{pasar el espacio a otra persona|cambiar el nombre de la empresa}'],
    task: ['{poner a <colleague> como titular|unir nuestros dos espacios|cambiar la dirección fiscal}'],
    broken: ['{el antiguo jefe se fue y nadie puede cambiar nada|el nombre nuevo vuelve siempre al viejo}'],
    details: ['{adjunto la escritura|la fusión vale desde el <date>}'],
    mentions: ['{el cambio de nombre|el nuevo titular}'],
  }),
  'password-lockout': briefTopic({
    subjects: ['{no puedo entrar|contraseña|usuario bloqueado}'],
    todo: ['{volver a entrar tras varios intentos|desbloquear a un compañero}'],
    task: ['{desbloquear a <colleague>|restablecer mi contraseña|mandar otro enlace}'],
    broken: [
      '{me dice "contraseña incorrecta" y es la buena|me echa cada cinco minutos}',
      'el enlace para restablecer {ya está caducado|no funciona nunca}',
    ],
    details: ['{mi usuario es <email>|en el móvil sí entra}'],
    mentions: ['{mi contraseña|el acceso de <colleague>}'],
  }),
  'single-sign-on': briefTopic({
    subjects: ['{SSO|<idp>|certificado}'],
    todo: ['{conectar <idp>|cambiar el certificado sin corte}'],
    task: ['{activar SAML|subir el certificado nuevo|permitir nuestro segundo dominio}'],
    broken: [
      'al volver de <idp> {sale "aserción no válida"|damos vueltas sin entrar}',
      '{los compañeros nuevos no se crean en su lado|el certificado caducó y toda la empresa está fuera}',
    ],
    details: ['{lo mismo funciona con otro proveedor|puedo mandar la traza SAML}'],
    mentions: ['{el acceso con <idp>|el SSO}'],
  }),
  'two-factor': briefTopic({
    subjects: ['{móvil nuevo|código rechazado|segundo paso}'],
    todo: ['{seguir con un móvil nuevo|imprimir códigos de reserva}'],
    task: ['{quitar el segundo paso a <colleague>|apagar el código en el PC del almacén}'],
    broken: [
      '{los seis números nunca valen|el SMS llega tarde}',
      '{ningún código de reserva funciona|pide un código en cada página}',
    ],
    details: ['{robaron el móvil|la hora del móvil está bien}'],
    mentions: ['{el código|mi móvil nuevo}'],
  }),
  'roles-permissions': briefTopic({
    subjects: ['{permisos|quién ve qué|"no permitido"}'],
    todo: ['{esconder los precios a los conductores|dar acceso de lectura al auditor}'],
    task: ['{dar permisos de administrador a <colleague>|quitar los permisos a un antiguo socio}'],
    broken: [
      'a <colleague> le sale "no permitido" {aunque su rol lo permite|en los informes}',
      '{los temporales ven precios y facturas|ha desaparecido medio menú}',
    ],
    details: ['{otro con el mismo rol está bien|salir y entrar no cambia nada}'],
    mentions: ['{el rol de <colleague>|los permisos}'],
  }),
  'api-errors': briefTopic({
    subjects: ['{<endpoint> devuelve <code>|límite de llamadas|duda sobre <endpoint>}'],
    todo: ['{bajar todos los artículos con un script|crear una clave para la tienda}'],
    task: ['{subir nuestro límite de llamadas|anular la clave vieja}'],
    broken: [
      '<endpoint> {devuelve <code>|responde vacío} {cuando hay un abono|desde <day>}',
      '{el script recibe 429 tras <nn> llamadas|la clave da 401}',
    ],
    details: ['{petición: <id>|los programadores no tocaron nada}'],
    mentions: ['{la API|nuestro script}'],
  }),
  webhooks: briefTopic({
    subjects: ['{webhook|firma incorrecta|faltan eventos}'],
    todo: ['{comprobar la firma|recibir otra vez los eventos perdidos}'],
    task: ['{reenviar los eventos desde el <date>|activar otra vez nuestro receptor}'],
    broken: [
      '{a nuestro servidor no llega ningún evento|cada evento llega dos veces}',
      'la firma no {coincide|cuadra} desde {que cambió el secreto|<day>}',
    ],
    details: ['{respondemos 200 en <nn> ms|ejemplo: <id>}'],
    mentions: ['{el webhook|nuestro receptor}'],
  }),
  'accounting-connector': briefTopic({
    subjects: ['{<books>|enlace con <books>|contabilidad}'],
    todo: ['{enlazar <books>|mandar las fianzas a otra cuenta de <books>}'],
    task: ['{repetir el traspaso de <month>|soltar la empresa vieja de <books>}'],
    broken: [
      '{nuestras facturas a clientes ya no llegan a <books>|en <books> sale todo doble}',
      'el enlace con <books> {se cae cada noche|para en "código de IVA desconocido"}',
    ],
    details: ['{el periodo está abierto|lo vio el asesor al cerrar}'],
    mentions: ['{el enlace con <books>|el traspaso contable}'],
  }),
  'csv-import': briefTopic({
    subjects: ['{subir un fichero|filas rechazadas|<file>}'],
    todo: ['{cargar la lista de clientes desde Excel|cambiar solo los precios con un fichero}'],
    task: ['{cargar la lista adjunta|deshacer la carga del <date>}'],
    broken: [
      '{la carga se para en la fila <k>|rechaza <nn> filas por "fecha no válida"}',
      '{los acentos se vuelven interrogantes|los precios de la hoja salen cien veces más altos}',
    ],
    details: ['{el fichero tiene <k> filas|con su plantilla pasa igual}'],
    mentions: ['{la lista de precios|<file>}'],
  }),
  'data-export': briefTopic({
    subjects: ['{descargar datos|fichero vacío|copia completa}'],
    todo: ['{sacar todas las reservas en un fichero|llevar la lista de clientes a Excel}'],
    task: ['{mandarnos una copia completa|hacer una lista de fianzas para la inspección}'],
    broken: [
      '{el fichero descargado se corta tras <k> filas|el archivo lleva preparándose desde <day>}',
      '{el fichero está vacío|las columnas van corridas} {si hay facturas|desde la fila <k>}',
    ],
    details: ['{es para Hacienda|un mes solo sí va}'],
    mentions: ['{la copia completa|el archivo}'],
  }),
  'duplicate-records': briefTopic({
    subjects: ['{duplicados|clientes dobles|borrar <k> artículos}'],
    todo: ['{unir dos clientes iguales|archivar <k> artículos de una vez}'],
    task: ['{unir los duplicados de la lista|recuperar lo que borró <colleague>}'],
    broken: [
      '{cada cliente está dos veces|al unir se pierden reservas antiguas}',
      '{lo borrado vuelve por la mañana|el cambio masivo tocó el otro almacén}',
    ],
    details: ['{son unos <k>|a mano es imposible}'],
    mentions: ['{los duplicados|la limpieza}'],
  }),
  'report-figures': briefTopic({
    subjects: ['{no cuadran las cifras|ingresos <month>|ocupación}'],
    todo: ['{entender la ocupación|saber por qué el panel y las facturas no coinciden}'],
    task: ['{recalcular las cifras de <month>|sacar el almacén de pruebas}'],
    broken: [
      'el panel dice <money> {y las facturas suman <money>|y mañana otra cosa}',
      '{la ocupación pasa del 100 %|los abonos cuentan como ingresos}',
    ],
    details: ['{la dirección lo quiere el <day>|lo comparé línea a línea}'],
    mentions: ['{el panel|la ocupación}'],
  }),
  'report-builder': briefTopic({
    subjects: ['{hacer una tabla|filtro|vista perdida}'],
    todo: ['{montar una vista de devoluciones tardías|agrupar por almacén y semana}'],
    task: ['{recuperar mi vista|compartir mi vista con todos}'],
    broken: [
      '{el filtro por almacén no hace nada|agrupar dos veces congela el editor}',
      '{mi vista guardada sale vacía|al ordenar pone 9 tras 80}',
    ],
    details: ['quiero una fila por {cliente|semana}'],
    mentions: ['{mi vista|la tabla de retrasos}'],
  }),
  'scheduled-reports': briefTopic({
    subjects: ['{resumen del lunes|envío semanal|destinatarios}'],
    todo: ['{mandar el resumen al jefe cada lunes|cambiar la hora del envío de cifras}'],
    task: ['{añadir a <colleague> al resumen semanal|mandar otra vez el resumen de <month>}'],
    broken: [
      '{el resumen del lunes no llegó|el resumen llega dos veces}',
      '{el adjunto del resumen viene vacío|el resumen trae el mes pasado}',
    ],
    details: ['{a mano sí sale|está puesto <day> <time>}'],
    mentions: ['{el resumen del lunes|el envío semanal}'],
  }),
}
