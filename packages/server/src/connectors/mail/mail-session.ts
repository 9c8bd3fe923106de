import { PointsmanError } from '@pointsman/core'
import { ImapFlow, type ImapFlowError } from 'imapflow'
import type { ConnectorTools } from '../connector.ts'
import type { MailSettings } from './mail-settings.ts'

/** A log-in that is kept between calls; whoever uses it waits for their turn. */
export interface MailSession {
  /** Work that may be repeated: tried again, on a new connection, where the trouble may pass. */
  read<Found>(work: (mailbox: MailboxClient) => Promise<Found>): Promise<Found>
  /** Work that is done once: what became of it the caller must tell apart. Throws only where it could not begin. */
  write<Done>(work: (mailbox: MailboxClient) => Promise<Done>): Promise<Done>
  close(): Promise<void>
}

/** A connection, and why its last command failed: the library answers false, and tells only its log. */
export interface MailboxClient {
  readonly imap: ImapFlow
  trouble(): ImapFlowError | undefined
  /** Before a command: what went wrong until then does not count. */
  forget(): void
  readonly now: () => number
}

/** Attempts at a read. More: longer outages are sat out in place; fewer: they are left to the next poll. */
const attempts = 4
/** Milliseconds before the second attempt, doubled for each further one. */
const firstPause = 500
/** Milliseconds until a server that does not answer is given up. */
const patience = 30_000

export function openMailSession(settings: MailSettings, tools: ConnectorTools): MailSession {
  let current: MailboxClient | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Done>(work: () => Promise<Done>): Promise<Done> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  const client = async (): Promise<MailboxClient> => {
    if (current?.imap.usable !== true) current = await logIn(settings, tools.now)
    return current
  }
  const drop = (): void => {
    current?.imap.close()
    current = undefined
  }
  const tryRead = async <Found>(work: (mailbox: MailboxClient) => Promise<Found>): Promise<Found> => {
    const mailbox = await client()
    try {
      const found = await work(mailbox)
      if (!mailbox.imap.usable) throw mailbox.trouble() ?? new Error('the connection was lost')
      return found
    } catch (error) {
      drop()
      throw error
    }
  }
  return {
    read: (work) =>
      inTurn(async () => {
        for (let attempt = 1; ; attempt++) {
          try {
            return await tryRead(work)
          } catch (error) {
            const said = inOurTerms(error)
            if (said.code !== 'help_desk_unavailable' || attempt === attempts) throw said
            await tools.sleep(firstPause * 2 ** (attempt - 1))
          }
        }
      }),
    write: (work) =>
      inTurn(async () => {
        try {
          return await work(await client())
        } catch (error) {
          drop()
          throw inOurTerms(error)
        }
      }),
    close: () =>
      inTurn(async () => {
        await current?.imap.logout().catch(() => undefined)
        drop()
      }),
  }
}

async function logIn(settings: MailSettings, now: () => number): Promise<MailboxClient> {
  let last: ImapFlowError | undefined
  const note = (entry: { readonly err?: ImapFlowError }): void => {
    if (entry.err !== undefined) last = entry.err
  }
  const quiet = (): void => undefined
  const imap = new ImapFlow({
    ...reachedBy(settings),
    disableAutoIdle: true,
    logger: { debug: quiet, info: quiet, warn: note, error: note },
  })
  // Heard by the command that it breaks; without a listener it would end the process.
  imap.on('error', quiet)
  await imap.connect()
  return { imap, now, trouble: () => last, forget: () => (last = undefined) }
}

/** How a mailbox is reached. */
export function reachedBy({ host, port, security, user, password }: MailSettings): {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly doSTARTTLS?: boolean
  readonly auth: { readonly user: string; readonly pass: string }
  readonly connectionTimeout: number
  readonly greetingTimeout: number
  readonly socketTimeout: number
} {
  return {
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 2 * patience,
  }
}

/** Without the library's own text: it may hold the command, and with it a password or words of a mail. */
export function inOurTerms(error: unknown): PointsmanError {
  if (error instanceof PointsmanError) return error
  const { authenticationFailed, serverResponseCode = '', responseStatus, code = '' } = error as ImapFlowError
  if (isPassing(serverResponseCode))
    return new PointsmanError('help_desk_unavailable', `The mail server is busy (${serverResponseCode}).`)
  if (authenticationFailed === true)
    return new PointsmanError('help_desk_refused', 'The mail server does not accept the user or the password.')
  if (responseStatus === 'NO' || responseStatus === 'BAD')
    return new PointsmanError(
      'help_desk_unavailable',
      `The mail server answered ${responseStatus} ${serverResponseCode}`.trim(),
    )
  const why = /^[A-Za-z_]{1,40}$/.test(code) ? ` (${code})` : ''
  return new PointsmanError('help_desk_unavailable', `The mail server cannot be reached, or broke off${why}.`)
}

/** Response codes after which the same may succeed later, and nothing was done (RFC 5530). */
export function isPassing(responseCode: string): boolean {
  return ['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'THROTTLED'].includes(responseCode.toUpperCase())
}
