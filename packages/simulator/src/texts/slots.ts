import type { Random } from '@pointsman/core'
import { firstNames, lastNames, towns, tradeWords } from '../company/names.ts'
import { expand } from '../grammar.ts'
import { integer, pick } from '../random.ts'
import { tongues, type Language } from './languages.ts'

/** Slots that mean something new each time; any other keeps its value through one ticket. */
const fresh = new Set(['n', 'nn', 'k', 'money', 'date', 'time', 'id', 'colleague'])

type Writer = (random: Random, language: Language) => string

const writers: Readonly<Record<string, Writer>> = {
  n: (random) => String(integer(random, 2, 9)),
  nn: (random) => String(integer(random, 11, 98)),
  k: (random) => String(integer(random, 120, 9800)),
  money: (random, language) => money(random, language),
  invoice: (random) =>
    pick(random, [
      `MS-${integer(random, 20, 26)}-${integer(random, 10_000, 99_999)}`,
      `RE${integer(random, 100_000, 999_999)}`,
      `INV-${integer(random, 1000, 9999)}`,
    ]),
  id: (random) =>
    pick(random, [`#${integer(random, 10_000, 99_999)}`, hex(random, 8), `B-${integer(random, 1000, 99_999)}`]),
  serial: (random) => `${pick(random, ['T2', 'T3', 'GX', 'P4'])}-${integer(random, 10_000, 99_999)}`,
  account: (random) => `ws-${hex(random, 5)}`,
  month: (random, language) => pick(random, tongues[language].phrases.months),
  day: (random, language) => pick(random, tongues[language].phrases.days),
  date: (random, language) => date(random, language),
  time: (random, language) => clock(random, language, integer(random, 6, 18)),
  depot: (random, language) => pick(random, towns[language]),
  colleague: (random, language) => pick(random, firstNames[language]),
  customer: (random, language) => `${pick(random, lastNames[language])} ${pick(random, tradeWords[language])}`,
  email: (random, language) =>
    `${plain(pick(random, firstNames[language]))}.${plain(pick(random, lastNames[language]))}@${plain(pick(random, towns[language]))}-${pick(random, ['rental', 'events', 'hire'])}.example`,
  host: (random, language) =>
    `${pick(random, ['app', 'hooks', 'intern', 'portal'])}.${plain(pick(random, towns[language]))}-${pick(random, ['rental', 'events'])}.example`,
  ip: (random) => `${pick(random, ['192.0.2', '198.51.100', '203.0.113'])}.${integer(random, 2, 250)}`,
  country: (random, language) => pick(random, countries[language]),
  tz: (random) => pick(random, ['Berlin', 'Paris', 'Madrid', 'London', 'Dublin']),
  item: (random, language) =>
    expand(pick(random, items[language]), { random, slot: () => String(integer(random, 2, 12)) }),
  oldtool: (random) => pick(random, ['HireBook', 'Rentdesk', 'LeihProfi', 'DepotMax', 'Excel', 'Lokatis']),
  books: (random) => pick(random, ['Xero', 'DATEV', 'QuickBooks', 'Sage', 'Exact', 'lexoffice', 'Contaplus']),
  idp: (random) => pick(random, ['Okta', 'Entra ID', 'Azure AD', 'Keycloak', 'Google Workspace', 'OneLogin', 'ADFS']),
  browser: (random) => pick(random, ['Chrome', 'Firefox', 'Edge', 'Safari']),
  phone: (random) =>
    pick(random, [
      'Galaxy A54',
      'Galaxy XCover 6',
      'iPhone 13',
      'iPhone SE',
      'Pixel 7',
      'Zebra TC22',
      'Redmi 12',
      'iPad mini',
    ]),
  scanner: (random) => pick(random, ['Tag 2', 'Tag 3', 'Tag 3 Pro', 'Tag Mini']),
  printer: (random) => pick(random, ['ZD421', 'QL-820', 'Labeljet 4', 'TSC 210', 'P4 printer']),
  version: (random) => `${integer(random, 3, 6)}.${integer(random, 0, 19)}.${integer(random, 0, 4)}`,
  file: (random) =>
    pick(random, [
      'items_final.csv',
      'Kunden_neu.xlsx',
      'prices2.csv',
      'stock.xlsx',
      'export (3).csv',
      'articles.csv',
      'clients.xls',
      'lista.csv',
    ]),
  endpoint: (random) =>
    pick(random, [
      '/v2/invoices',
      '/v2/bookings',
      '/v2/items',
      '/v2/customers',
      '/v2/deposits',
      'the search endpoint',
      '/v2/reports/revenue',
      '/v2/devices',
    ]),
  code: (random) => pick(random, ['500', '502', '422', '404', '403', '400', '409']),
  five: (random) => pick(random, ['502', '503', '504', '500']),
  cve: (random) => `CVE-20${integer(random, 23, 26)}-${integer(random, 1000, 49_999)}`,
}

const items: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'the <n> m marquee',
    'pressure washer <n>',
    'the LED wall',
    'the blue dance floor',
    'excavator <n>',
    'the bar trailer',
    'stage deck <n>',
    'the line array',
  ],
  de: [
    'das Festzelt',
    'der Hochdruckreiniger <n>',
    'die LED-Wand',
    'der Minibagger',
    'der Kühlanhänger',
    'das Bühnenpodest <n>',
  ],
  fr: ['la tente de <n> m', 'le nettoyeur', 'le mur LED', 'la mini-pelle', 'la remorque frigo', 'le podium <n>'],
  es: [
    'la carpa de <n> m',
    'la hidrolimpiadora',
    'la pantalla LED',
    'la miniexcavadora',
    'el remolque frigorífico',
    'la tarima <n>',
  ],
}

const countries: Readonly<Record<Language, readonly string[]>> = {
  en: ['Brazil', 'Vietnam', 'Poland', 'a country we never visit'],
  de: ['Brasilien', 'Vietnam', 'Polen', 'Kanada'],
  fr: ['Brésil', 'Vietnam', 'Pologne', 'Canada'],
  es: ['Brasil', 'Vietnam', 'Polonia', 'Canadá'],
}

/** All slots that can be filled anywhere; `todo`, `broken` and their like come from the topic. */
export const slotNames: readonly string[] = [...Object.keys(writers), 'earlier', 'later']

/** Fills slots for one ticket written at `hour` (0–23): what was said once stays so, except for numbers. */
export function slotFiller(random: Random, language: Language, hour: number): (name: string) => string {
  const said = new Map<string, string>()
  return (name) => {
    if (name === 'earlier') return clock(random, language, Math.max(5, hour - integer(random, 0, 3)))
    if (name === 'later') return clock(random, language, Math.min(22, hour + integer(random, 2, 5)))
    const known = said.get(name)
    if (known !== undefined) return known
    const writer = writers[name]
    if (writer === undefined) throw new RangeError(`no slot "<${name}>"`)
    const words = writer(random, language)
    if (!fresh.has(name)) said.set(name, words)
    return words
  }
}

function money(random: Random, language: Language): string {
  const amount = pick(random, [integer(random, 29, 990), integer(random, 1000, 9800), integer(random, 40, 400) * 10])
  const cents = random() < 0.3 ? `${language === 'en' ? '.' : ','}${integer(random, 10, 99)}` : ''
  if (language !== 'en') return `${amount}${cents} ${pick(random, ['€', 'Euro', 'EUR'])}`
  return pick(random, [`€${amount}${cents}`, `£${amount}${cents}`, `$${amount}${cents}`, `${amount}${cents} EUR`])
}

function date(random: Random, language: Language): string {
  const day = integer(random, 1, 28)
  const month = integer(random, 1, 12)
  const name = tongues[language].phrases.months[month - 1] ?? ''
  if (language === 'en') return pick(random, [`${day} ${name}`, `${name} ${day}`, `${day}/${month}`, `the ${day}th`])
  if (language === 'de') return pick(random, [`${day}. ${name}`, `${day}.${month}.`])
  return pick(random, [`${day} ${language === 'es' ? 'de ' : ''}${name}`, `${day}/${month}`])
}

function clock(random: Random, language: Language, hour: number): string {
  const minute = pick(random, ['00', '15', '30', '45', '10', '20', '05', '40'])
  if (language === 'en')
    return pick(random, [
      `${hour}:${minute}`,
      `${((hour + 11) % 12) + 1} ${hour < 12 ? 'am' : 'pm'}`,
      `${hour}.${minute}`,
    ])
  if (language === 'fr') return `${hour}h${minute}`
  return language === 'de' ? `${hour}:${minute} Uhr` : `${hour}:${minute}`
}

function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => integer(random, 0, 15).toString(16)).join('')
}

/** For addresses: no accents, no blanks. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}
