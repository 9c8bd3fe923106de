import { availableParallelism } from 'node:os'
import { PointsmanError } from '@pointsman/core'
import { parseSecretKey } from './secret-key.ts'
import { parseRoles } from './sign-in/open-id-users.ts'
import { parseNightly } from './training/nightly.ts'
import { parseNetworks } from './webhooks/addresses.ts'

/** How one running server is set up. Rules about tickets are not here: they are the policy. */
export interface Config {
  /** A PostgreSQL server; absent: the embedded database in `dataFolder`. */
  readonly databaseUrl?: string
  /** Where the embedded database and its backups live. */
  readonly dataFolder: string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly logLevel: LogLevel
  /** Largest request body in bytes; above it 413. */
  readonly requestLimitBytes: number
  /** Longest ticket body in characters; what is over is cut, with a mark. */
  readonly ticketLimitCharacters: number
  /** Most tickets decided in one transaction. Larger: more throughput, longer waits for each. */
  readonly batchLimit: number
  /** Threads that read tickets beside the main one; 0: it reads alone. */
  readonly readerThreads: number
  /** Of threads that train and look the history over, 0–19: larger gives way more. */
  readonly backgroundNiceness: number
  /** What secrets of others are encrypted with in the database: 32 bytes. Absent: a key in `dataFolder`, made when needed. */
  readonly secretKey?: string
  /** Networks that webhooks may be sent to although they are not public, by comma. Absent: none. */
  readonly webhookNetworks?: string
  /** Hours between scheduled backups of the embedded database; 0 switches them off. */
  readonly backupEveryHours: number
  /** How many scheduled backups are kept. */
  readonly backupKeep: number
  /** When a challenger is trained every night, by the wall clock: `03:00`, with an IANA zone or the machine's; or `off`. */
  readonly trainAt: string
  /** Where people open the console, where that differs from where the server listens: `https://desk.example`. */
  readonly publicUrl?: string
  /** Proxies in front whose `X-Forwarded-…` is believed. */
  readonly trustedProxies?: string
  /** The OpenID provider of the company's accounts; absent: people have passwords here. */
  readonly oidcIssuer?: string
  readonly oidcClientId?: string
  readonly oidcClientSecret?: string
  readonly oidcName: string
  readonly oidcRoleClaim: string
  /** `group=role` pairs; see `parseRoles`. */
  readonly oidcRoles?: string
  readonly oidcAgentClaim: string
  /** `driven`: time stands still until `POST /v1/clock` moves it. For rehearsals only. */
  readonly clock: 'system' | 'driven'
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** One variable of the environment: what `docs/reference/configuration.md` must list, in this order. */
export interface Setting {
  readonly variable: string
  readonly key: keyof Config
  /** As the documentation shows it; an empty string for none. */
  readonly fallback: string
  readonly allowed: string
  /** The value, or undefined when it is not allowed. */
  readonly parse: (text: string) => string | number | undefined
}

/** Everything that is read from the environment. */
export const settings: readonly Setting[] = [
  setting('DATABASE_URL', 'databaseUrl', '', 'postgres://user:password@host:port/database', databaseUrl),
  setting('POINTSMAN_DATA_FOLDER', 'dataFolder', './.pointsman', 'a folder that can be written', anyText),
  setting('POINTSMAN_HOST', 'host', '127.0.0.1', 'an address or host name of this machine', anyText),
  whole('POINTSMAN_PORT', 'port', 4420, 0, 65_535),
  choice('POINTSMAN_LOG_LEVEL', 'logLevel', 'info', logLevels),
  whole('POINTSMAN_REQUEST_LIMIT_BYTES', 'requestLimitBytes', 8_388_608, 1024, 1_073_741_824),
  whole('POINTSMAN_TICKET_LIMIT_CHARACTERS', 'ticketLimitCharacters', 1_048_576, 1000, 8_388_608),
  whole('POINTSMAN_BATCH_LIMIT', 'batchLimit', 256, 1, 4096),
  setting('POINTSMAN_READER_THREADS', 'readerThreads', 'auto', '`auto`, a whole number from 0 to 16', readerThreads),
  whole('POINTSMAN_BACKGROUND_NICENESS', 'backgroundNiceness', 10, 0, 19),
  setting('POINTSMAN_SECRET_KEY', 'secretKey', '', '32 bytes as 64 hexadecimal digits or as base64', secretKey),
  setting('POINTSMAN_WEBHOOK_NETWORKS', 'webhookNetworks', '', 'networks such as `10.0.0.0/8, 127.0.0.1`', networks),
  whole('POINTSMAN_BACKUP_EVERY_HOURS', 'backupEveryHours', 24, 0, 8760),
  whole('POINTSMAN_BACKUP_KEEP', 'backupKeep', 7, 1, 1000),
  setting(
    'POINTSMAN_TRAIN_AT',
    'trainAt',
    '03:00',
    '`off`, or a time such as `03:00` or `03:00 Europe/Berlin`',
    nightly,
  ),
  setting('POINTSMAN_PUBLIC_URL', 'publicUrl', '', 'an address such as `https://desk.example`', webAddress),
  setting('POINTSMAN_TRUSTED_PROXIES', 'trustedProxies', '', 'networks such as `10.0.0.0/8, 127.0.0.1`', networks),
  setting('POINTSMAN_OIDC_ISSUER', 'oidcIssuer', '', 'an address such as `https://id.example`', webAddress),
  setting('POINTSMAN_OIDC_CLIENT_ID', 'oidcClientId', '', 'as the provider gave it', anyText),
  setting('POINTSMAN_OIDC_CLIENT_SECRET', 'oidcClientSecret', '', 'as the provider gave it', anyText),
  setting('POINTSMAN_OIDC_NAME', 'oidcName', 'your company account', 'any text', anyText),
  setting('POINTSMAN_OIDC_ROLE_CLAIM', 'oidcRoleClaim', 'groups', 'the name of a claim', anyText),
  setting(
    'POINTSMAN_OIDC_ROLES',
    'oidcRoles',
    '',
    'pairs such as `leads=supervisor, support=agent, staff=read_only`',
    (text) => (parseRoles(text) === undefined ? undefined : text),
  ),
  setting('POINTSMAN_OIDC_AGENT_CLAIM', 'oidcAgentClaim', 'preferred_username', 'the name of a claim', anyText),
  choice('POINTSMAN_CLOCK', 'clock', 'system', ['system', 'driven']),
]

/**
 * The only reader of the environment. What the command line gives (`flags`) wins over a variable, a variable
 * over the default. An empty variable counts as absent. Throws `usage`, naming the variable and what is allowed.
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Partial<Config> = {},
): Config {
  const config: Record<string, unknown> = {}
  for (const entry of settings) {
    const given = flags[entry.key]
    const text = given === undefined ? environment[entry.variable] || entry.fallback : String(given)
    if (text === '') continue
    const value = entry.parse(text)
    if (value === undefined) throw notAllowed(entry, text, given === undefined)
    config[entry.key] = value
  }
  // Complete by construction: the table has an entry for every key, with a fallback for every required one.
  return config as unknown as Config
}

/** Whether only programs on this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function notAllowed(entry: Setting, text: string, isVariable: boolean): PointsmanError {
  const place = isVariable ? entry.variable : `${entry.key} (or ${entry.variable})`
  const shown = entry.key === 'databaseUrl' || entry.key === 'secretKey' ? 'this value' : JSON.stringify(text)
  return new PointsmanError('usage', `${place}: ${shown} is not allowed; allowed is ${entry.allowed}.`)
}

function setting(
  ...[variable, key, fallback, allowed, parse]: [string, keyof Config, string, string, Setting['parse']]
): Setting {
  return { variable, key, fallback, allowed, parse }
}

function whole(...[variable, key, fallback, least, most]: [string, keyof Config, number, number, number]): Setting {
  const parse = (text: string): number | undefined => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN
    return value >= least && value <= most ? value : undefined
  }
  return setting(variable, key, String(fallback), `a whole number from ${least} to ${most}`, parse)
}

function choice(...[variable, key, fallback, values]: [string, keyof Config, string, readonly string[]]): Setting {
  const parse = (text: string): string | undefined => (values.includes(text) ? text : undefined)
  return setting(variable, key, fallback, values.map((value) => `\`${value}\``).join(', '), parse)
}

/** One core is left to the main thread; more than four threads wait for it. */
function readerThreads(text: string): number | undefined {
  if (text === 'auto') return Math.min(4, Math.max(1, availableParallelism() - 1))
  const value = /^\d{1,2}$/.test(text) ? Number(text) : NaN
  return value <= 16 ? value : undefined
}

function databaseUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined
}

function networks(text: string): string | undefined {
  return parseNetworks(text) === undefined ? undefined : text
}

function secretKey(text: string): string | undefined {
  return parseSecretKey(text) === undefined ? undefined : text
}

function nightly(text: string): string | undefined {
  return parseNightly(text) === undefined ? undefined : text
}

function anyText(text: string): string | undefined {
  return text.includes('\0') ? undefined : text
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text.replace(/\/+$/, '') : undefined
}
