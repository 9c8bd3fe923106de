import type { Timestamp } from '@pointsman/core'

/** What people may do who sign in: `supervisor` everything, `agent` what concerns their own work, `read_only` look. */
export const roles = ['supervisor', 'agent', 'read_only'] as const
export type Role = (typeof roles)[number]

/** Somebody who may sign in. */
export interface StoredUser {
  readonly id: string
  /** What they sign in with, in lower case. Unique. */
  readonly login: string
  readonly name: string
  readonly role: Role
  /** Whose work they see: there for the role `agent`, and only there. */
  readonly agent?: string
  /** Argon2id as a PHC string; absent where they sign in by other ways only. */
  readonly passwordHash?: string
  readonly disabledAt?: Timestamp
  readonly createdAt: Timestamp
}

/** What may change of a user; `undefined` leaves it, `null` takes it away. */
export interface UserChange {
  readonly name?: string
  readonly role?: Role
  readonly agent?: string | null
  readonly passwordHash?: string | null
  readonly disabledAt?: Timestamp | null
}

/** A browser that is signed in. */
export interface StoredSession {
  /** SHA-256 of the token that the browser holds, hex. */
  readonly hash: string
  readonly id: string
  readonly userId: string
  readonly createdAt: Timestamp
  readonly lastSeenAt: Timestamp
  /** When it ends however much it is used. */
  readonly expiresAt: Timestamp
  readonly device: string
}

/** A link that works once. Without `userId` it makes the first supervisor. */
export interface StoredLink {
  readonly hash: string
  readonly userId?: string
  readonly createdAt: Timestamp
  readonly expiresAt: Timestamp
}

/** Part of `Store`: people, and how they are signed in. */
export interface UserVerbs {
  /** Refuses with `already_exists` where the login is taken, with `not_found` where there is no such agent. */
  addUser(user: StoredUser): Promise<void>
  /** The first of all; refuses with `already_exists` where there is anybody. Of several at once one wins. */
  addFirstUser(user: StoredUser): Promise<void>
  /** Refuses with `not_found`. */
  changeUser(id: string, change: UserChange): Promise<StoredUser>
  user(id: string): Promise<StoredUser | undefined>
  userByLogin(login: string): Promise<StoredUser | undefined>
  /** By login. */
  users(): Promise<readonly StoredUser[]>
  addIdentity(identity: { issuer: string; subject: string; userId: string; at: Timestamp }): Promise<void>
  userByIdentity(issuer: string, subject: string): Promise<StoredUser | undefined>
  /** Those that ended are forgotten meanwhile. */
  addSession(session: StoredSession): Promise<void>
  sessionByHash(hash: string): Promise<{ session: StoredSession; user: StoredUser } | undefined>
  /** Somebody used it. */
  touchSession(hash: string, at: Timestamp): Promise<void>
  /** Newest use first. */
  sessionsOf(userId: string): Promise<readonly StoredSession[]>
  /** Ends one by its id, or all but the one of a hash; answers how many. */
  endSessions(userId: string, which: { readonly id: string } | { readonly but?: string }): Promise<number>
  /** A new one for somebody, or for the set-up, takes the place of those before. */
  addLink(link: StoredLink): Promise<void>
  /** The link while it is good; nothing is used up. */
  link(hash: string, now: Timestamp): Promise<StoredLink | undefined>
  /** Uses it up: the first who asks gets it, everybody later nothing. */
  takeLink(hash: string, now: Timestamp): Promise<StoredLink | undefined>
  /** Whether an agent has the ticket, is offered it, or had it or was offered it before. */
  isWorkOf(agent: string, ticketId: string): Promise<boolean>
}
