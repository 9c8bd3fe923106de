import { createTransport } from 'nodemailer'
import type { MailSettings } from './mail-settings.ts'

/** What became of handing a mail in. */
export type Handed =
  | { readonly kind: 'sent' }
  /** It will not do better when repeated: nobody is there. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It may be on its way. */
  | { readonly kind: 'unsure'; readonly why: string }

/** Milliseconds until a server that does not answer is given up. */
const patience = 30_000

/** Hands a mail in, as it is. Answers, and does not throw. */
export async function handIn(raw: Uint8Array, to: string, settings: MailSettings): Promise<Handed> {
  const sender = transport(settings)
  try {
    await sender.sendMail({ envelope: { from: settings.address, to }, raw: Buffer.from(raw) })
    return { kind: 'sent' }
  } catch (error) {
    const { responseCode, code } = error as { readonly responseCode?: number; readonly code?: string }
    if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH')
      return { kind: 'refused', why: `the mail server refused it for ${to} (${responseCode})` }
    return { kind: 'unsure', why: `it could not be handed in (${responseCode ?? code ?? 'no answer'})` }
  } finally {
    sender.close()
  }
}

/** Whether mail could be handed in; undefined where it could. */
export async function whyNotHandIn(settings: MailSettings): Promise<string | undefined> {
  const sender = transport(settings)
  try {
    await sender.verify()
    return undefined
  } catch (error) {
    const { code, responseCode } = error as { readonly code?: string; readonly responseCode?: number }
    return code === 'EAUTH'
      ? 'it does not accept the user or the password'
      : `it does not answer (${responseCode ?? code ?? 'no reason'})`
  } finally {
    sender.close()
  }
}

function transport({ smtp, user, password }: MailSettings): ReturnType<typeof createTransport> {
  const { host, port, security } = smtp ?? { host: 'localhost', port: 587, security: 'starttls' }
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    auth: { user, pass: password },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
