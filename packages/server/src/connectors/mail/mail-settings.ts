/** How a decision stands in a mailbox: by the folder that the mail is in, by flags on it, or by forwarding it as well. */
export const assignWays = ['folder', 'flag', 'forward'] as const
export type AssignWay = (typeof assignWays)[number]

/** `tls` from the first byte, `starttls` before anything secret, or `none`: on this machine only. */
export const securities = ['tls', 'starttls', 'none'] as const
export type Security = (typeof securities)[number]

/** A server of mail, and how to speak to it. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: Security
}

/** Where a mailbox is, and how it is used. Folders by their whole path, as IMAP shows it. */
export interface MailSettings extends MailServer {
  readonly user: string
  readonly password: string
  /** What the mailbox writes as, and is written to. Mail from it is ours. */
  readonly address: string
  /** Where mail comes in. */
  readonly intake: string
  /** Mail in it, or below it, is resolved. Absent: the folder that the server calls its archive. */
  readonly done?: string | undefined
  /** Folders that are queues; empty: all that are nothing else. */
  readonly folders: readonly string[]
  /** People who can be given mail: an address, or a folder of theirs. */
  readonly agents: readonly string[]
  readonly assignBy: AssignWay
  /** Where forwarded mail is handed in; there when `assignBy` is `forward`. */
  readonly smtp?: MailServer | undefined
  /** Mail that arrived longer ago is not looked at. Larger: more memory; smaller: late answers begin new tickets. */
  readonly days: number
}

/** Lower case, without the name: how addresses are compared. */
export function plainAddress(address: string): string {
  return address.trim().toLowerCase()
}

export function isAddress(agent: string): boolean {
  return /^[^\s/@]+@[^\s/@]+$/.test(agent)
}
