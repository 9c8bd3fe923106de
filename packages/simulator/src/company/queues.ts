import type { Queue } from '@pointsman/core'
import type { Intent } from '../intents.ts'

/** What a queue's tickets are about, one level finer. */
export interface Topic {
  readonly id: string
  readonly queue: string
  readonly name: string
  /** How often it comes up, relative to the other topics. */
  readonly weight: number
  /** Median minutes of work for somebody of average speed. */
  readonly minutes: number
  /** How often each intent comes up, relative to the others of this topic. */
  readonly intents: readonly (readonly [Intent, number])[]
}

/** The queues of Marlstone's support, described as its operations lead would describe them. */
export const queues: readonly Queue[] = [
  queue(
    'billing',
    'Billing',
    'Invoices, payments, refunds, credit notes, cards and direct debit, VAT on what we charge.',
  ),
  queue(
    'accounts',
    'Accounts & plans',
    'Upgrades, downgrades, seats, renewals, cancelling, company details and ownership.',
  ),
  queue(
    'sign-in',
    'Sign-in & access',
    'Passwords, locked users, single sign-on, two-factor codes, roles and permissions.',
  ),
  queue('api', 'API & integrations', 'REST API, keys and tokens, webhooks, the connectors to accounting software.'),
  queue(
    'data',
    'Import & export',
    'CSV and Excel import, exports and downloads of data, duplicate records, bulk clean-up.',
  ),
  queue('reports', 'Reports', 'Insight dashboards, wrong figures, custom reports and filters, scheduled report mails.'),
  queue('mobile', 'Mobile app', 'Marlstone Go on Android and iPhone: crashes, offline sync, push notifications.'),
  queue('devices', 'Devices', 'Tag scanners, label printers, Gate gateways, shipping and replacement of hardware.'),
  queue('onboarding', 'Onboarding', 'First set-up, training sessions, moving over from an old system.'),
  queue(
    'platform',
    'Speed & availability',
    'Outages, slow pages, time-outs, e-mails from Marlstone that do not arrive.',
  ),
  queue(
    'bookings',
    'Bookings & calendar',
    'Double bookings, availability, calendar feeds, rates, deposits and quotes.',
  ),
  {
    ...queue(
      'privacy',
      'Security & privacy',
      'Deletion and access requests, security questionnaires, suspicious activity.',
    ),
    requiredSkills: ['privacy'],
  },
]

/** Every topic; the order is part of what a seed means. */
export const topics: readonly Topic[] = [
  topic('invoice-errors', 'billing', 'Wrong or missing invoices', 1.5, 14, '23032'),
  topic('refunds', 'billing', 'Refunds and credit notes', 1.1, 16, '10052'),
  topic('payment-methods', 'billing', 'Cards, direct debit and failed payments', 1.2, 11, '32132'),
  topic('plan-changes', 'accounts', 'Seats, upgrades and downgrades', 1.1, 12, '32053'),
  topic('cancellation', 'accounts', 'Cancelling and renewals', 0.8, 15, '20054'),
  topic('company-details', 'accounts', 'Company details and ownership', 0.7, 10, '31061'),
  topic('password-lockout', 'sign-in', 'Passwords and locked users', 1.5, 7, '33230'),
  topic('single-sign-on', 'sign-in', 'Single sign-on', 0.9, 38, '44321'),
  topic('two-factor', 'sign-in', 'Two-factor codes', 0.8, 10, '34041'),
  topic('roles-permissions', 'sign-in', 'Roles and permissions', 0.9, 15, '53042'),
  topic('api-errors', 'api', 'Errors and limits of the API', 1.1, 45, '37401'),
  topic('webhooks', 'api', 'Webhooks', 0.7, 42, '36301'),
  topic('accounting-connector', 'api', 'Accounting connectors', 1.1, 40, '37222'),
  topic('csv-import', 'data', 'Importing files', 1.1, 26, '56011'),
  topic('data-export', 'data', 'Exporting data', 0.9, 20, '46021'),
  topic('duplicate-records', 'data', 'Duplicates and bulk clean-up', 0.6, 28, '43051'),
  topic('report-figures', 'reports', 'Figures that do not add up', 1, 34, '26104'),
  topic('report-builder', 'reports', 'Building reports', 0.8, 22, '64012'),
  topic('scheduled-reports', 'reports', 'Scheduled report mails', 0.5, 18, '45021'),
  topic('app-crashes', 'mobile', 'Crashes of the app', 1, 30, '08402'),
  topic('offline-sync', 'mobile', 'Working offline and sync', 0.9, 36, '36302'),
  topic('push-notifications', 'mobile', 'Push notifications', 0.5, 17, '45011'),
  topic('scanner-faults', 'devices', 'Scanners', 1, 24, '36212'),
  topic('label-printing', 'devices', 'Label printing', 0.8, 22, '44211'),
  topic('gateway-connectivity', 'devices', 'Gateways', 0.6, 35, '35401'),
  topic('device-returns', 'devices', 'Shipping and replacement', 0.7, 13, '21053'),
  topic('first-setup', 'onboarding', 'First set-up', 0.8, 30, '72031'),
  topic('training-sessions', 'onboarding', 'Training', 0.5, 14, '40061'),
  topic('system-migration', 'onboarding', 'Moving from an old system', 0.6, 55, '53132'),
  topic('outages', 'platform', 'Outages', 0.8, 28, '03903'),
  topic('slow-pages', 'platform', 'Slow pages and time-outs', 0.9, 40, '15303'),
  topic('missing-emails', 'platform', 'E-mails that do not arrive', 0.8, 25, '25221'),
  topic('booking-conflicts', 'bookings', 'Availability and double bookings', 1.1, 27, '45302'),
  topic('calendar-feeds', 'bookings', 'Calendar feeds', 0.6, 20, '45101'),
  topic('rates-deposits', 'bookings', 'Rates, deposits and quotes', 1, 21, '55021'),
  topic('data-deletion', 'privacy', 'Deletion and access requests', 0.5, 32, '40071'),
  topic('security-review', 'privacy', 'Security questionnaires and contracts', 0.5, 50, '50060'),
  topic('suspicious-activity', 'privacy', 'Suspicious activity', 0.5, 33, '32421'),
]

/** Topics of which one ticket alone can mean that a whole company stands still. */
export const stoppingTopics: ReadonlySet<string> = new Set([
  'payment-methods',
  'password-lockout',
  'single-sign-on',
  'api-errors',
  'offline-sync',
  'app-crashes',
  'scanner-faults',
  'gateway-connectivity',
  'outages',
  'slow-pages',
  'suspicious-activity',
])

const byId = new Map(topics.map((one) => [one.id, one]))

/** The topic of that id; an unknown id is a mistake of the caller. */
export function topicOf(id: string): Topic {
  const found = byId.get(id)
  if (found === undefined) throw new RangeError(`no topic "${id}"; there are ${[...byId.keys()].join(', ')}`)
  return found
}

function queue(id: string, name: string, description: string): Queue {
  return { id, name, description, active: true, version: 1, requiredSkills: [] }
}

/** `mix`: weights of how-to, bug, incident, account task, complaint, a digit each; feature requests weigh 1.2. */
function topic(id: string, queueId: string, name: string, weight: number, minutes: number, mix: string): Topic {
  const [howTo = 0, bug = 0, incident = 0, task = 0, complaint = 0] = [...mix].map(Number)
  return {
    id,
    queue: queueId,
    name,
    weight,
    minutes,
    intents: [
      ['how-to', howTo],
      ['bug', bug],
      ['incident', incident],
      ['feature request', 1.2],
      ['account task', task],
      ['complaint', complaint],
    ],
  }
}
