import type { Queue, Ticket } from '@pointsman/core'

/**
 * What most help desks do without Pointsman: a careful operator's list of words per queue, in the languages of the customers, with the
 * form's category where no word is found. The sample company is made so that this goes wrong often.
 */
const keywords: Readonly<Record<string, readonly string[]>> = {
  billing: [
    'invoice',
    'bill',
    'billed',
    'payment',
    'refund',
    'charged',
    'card',
    'vat',
    'direct debit',
    'credit note',
    'rechnung',
    'zahlung',
    'gutschrift',
    'lastschrift',
    'facture',
    'paiement',
    'remboursement',
    'factura',
    'pago',
    'abono',
  ],
  accounts: [
    'plan',
    'seat',
    'upgrade',
    'downgrade',
    'cancel',
    'renewal',
    'contract',
    'owner',
    'tarif',
    'kündigung',
    'vertrag',
    'abonnement',
    'contrat',
    'contrato',
    'titular',
  ],
  'sign-in': [
    'password',
    'login',
    'log in',
    'sign in',
    'locked',
    'sso',
    'saml',
    'two-factor',
    '2fa',
    'permission',
    'role',
    'access denied',
    'kennwort',
    'anmeldung',
    'mot de passe',
    'contraseña',
  ],
  api: [
    'api',
    'endpoint',
    'webhook',
    'token',
    'integration',
    'connector',
    'xero',
    'datev',
    'quickbooks',
    'sage',
    'schnittstelle',
  ],
  data: ['import', 'export', 'csv', 'excel', 'upload', 'download', 'duplicate', 'file', 'datei', 'fichier', 'fichero'],
  reports: ['report', 'dashboard', 'insight', 'figures', 'chart', 'filter', 'auswertung', 'tableau de bord', 'informe'],
  mobile: ['app', 'phone', 'android', 'iphone', 'crash', 'sync', 'offline', 'notification', 'handy', 'appli', 'móvil'],
  devices: [
    'scanner',
    'printer',
    'label',
    'gateway',
    'gate',
    'hardware',
    'battery',
    'parcel',
    'etikett',
    'drucker',
    'étiquette',
    'etiqueta',
  ],
  onboarding: [
    'set-up',
    'setup',
    'training',
    'getting started',
    'migration',
    'go-live',
    'schulung',
    'formation',
    'formación',
  ],
  platform: [
    'down',
    'outage',
    'slow',
    'time-out',
    'timeout',
    '503',
    'not loading',
    'error',
    'ausfall',
    'langsam',
    'lent',
    'lento',
    'caída',
  ],
  bookings: [
    'booking',
    'calendar',
    'availability',
    'double',
    'quote',
    'rate',
    'deposit',
    'buchung',
    'angebot',
    'kaution',
    'réservation',
    'caution',
    'devis',
    'reserva',
    'fianza',
  ],
  privacy: ['gdpr', 'privacy', 'delete my data', 'security', 'questionnaire', 'phishing', 'hacked', 'dsgvo', 'rgpd'],
}

/** The queue with most words found, those in the subject twice; then the form's category; then the first queue. */
export function keywordRule(queues: readonly Queue[]): (ticket: Ticket) => string {
  const patterns = queues.map((queue) => ({ queue: queue.id, pattern: patternFor(queue) }))
  const byName = new Map(queues.map((queue) => [queue.name, queue.id]))
  const fallback = queues[0]?.id ?? ''
  return (ticket) => {
    const text = `${ticket.subject}\n${ticket.subject}\n${ticket.body}`
    const found = patterns.map(({ queue, pattern }) => ({ queue, hits: text.match(pattern)?.length ?? 0 }))
    const best = found.reduce((most, one) => (one.hits > most.hits ? one : most), { queue: '', hits: 0 })
    return best.hits > 0 ? best.queue : (byName.get(ticket.claimed?.category ?? '') ?? fallback)
  }
}

/** The list's words and the longer words of the queue's own name and description. */
function patternFor(queue: Queue): RegExp {
  const own = `${queue.name} ${queue.description}`.toLowerCase().match(/\p{L}{5,}/gu) ?? []
  const words = [...new Set([...(keywords[queue.id] ?? []), ...own.filter((word) => !vague.has(word))])]
  return new RegExp(
    `(?<!\\p{L})(?:${words.map((word) => word.replace(/[.*+?^$()[\]\\|]/g, '\\$&')).join('|')})(?:s|es|n|en|ed)?(?!\\p{L})`,
    'giu',
  )
}

/** Words of the descriptions that an operator would not put on a list. */
const vague = new Set([
  'marlstone',
  'wrong',
  'custom',
  'first',
  'system',
  'moving',
  'pages',
  'arrive',
  'company',
  'details',
  'mails',
  'codes',
  'records',
  'users',
])
