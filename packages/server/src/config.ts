import { PointsmanError } from '@pointsman/core'

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
  /** Hours between scheduled backups of the embedded database; 0 switches them off. */
  readonly backupEveryHours: number
  /** How many scheduled backups are kept. */
  readonly backupKeep: number
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
  whole('POINTSMAN_BACKUP_EVERY_HOURS', 'backupEveryHours', 24, 0, 8760),
  whole('POINTSMAN_BACKUP_KEEP', 'backupKeep', 7, 1, 1000),
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
  const shown = entry.key === 'databaseUrl' ? 'this value' : JSON.stringify(text)
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

function databaseUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined
}

function anyText(text: string): string | undefined {
  return text.includes('\0') ? undefined : text
}
