import { z } from 'zod'
import type { SignedIn } from '../sign-in/session-keeper.ts'
import { roles, scopes, type StoredSession, type StoredUser } from '../store/store.ts'
import { idSchema, instantSchema, nameSchema, present, toInstant } from './wire.ts'

const loginSchema = z.string().min(1).max(200).describe('Name or e-mail address; case does not matter')
const passwordSchema = z.string().max(2000).describe('15 to 256 characters')
const tokenSchema = z.string().min(1).max(200).describe('Of a link that was printed')

export const signInSchema = z.strictObject({ login: loginSchema, password: passwordSchema }).meta({ id: 'SignIn' })
export const signInLinkSchema = z.strictObject({ token: tokenSchema })
export const setUpSchema = z
  .strictObject({ token: tokenSchema, login: loginSchema, name: nameSchema, password: passwordSchema })
  .meta({ id: 'SetUp' })

/** Which ways of signing in there are. */
export const waysInSchema = z.strictObject({
  set_up: z
    .boolean()
    .describe(
      'Nobody can sign in yet: a link that `serve` prints at a terminal, or `pointsman user add`, lets the first supervisor in',
    ),
  open_id: z.string().optional().describe('Name of the company’s accounts, where there are such'),
})

/** Whose request it is. */
export const meSchema = z
  .strictObject({
    kind: z.enum(['user', 'key']),
    id: z.string(),
    name: z.string(),
    login: z.string().optional(),
    role: z.enum(roles).optional().describe('Absent for a key'),
    agent: z.string().optional().describe('Whose work they see, with the role `agent`'),
    scope: z.enum(scopes).describe('The most they may do'),
    has_password: z.boolean().optional(),
  })
  .meta({ id: 'Me' })
export type MeOnWire = z.infer<typeof meSchema>

export const passwordPutSchema = z.strictObject({
  present: passwordSchema.optional().describe('Needed where there is one'),
  next: passwordSchema,
})

export const sessionSchema = z
  .strictObject({
    id: z.string(),
    device: z.string(),
    created_at: instantSchema,
    last_seen_at: instantSchema,
    expires_at: instantSchema,
    is_this: z.boolean().describe('The one that asks'),
  })
  .meta({ id: 'Session' })
export const sessionListSchema = z.strictObject({ items: z.array(sessionSchema) })
export const endedSchema = z.strictObject({ ended: z.int().describe('Sessions that ended') })

export const userSchema = z
  .strictObject({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    role: z.enum(roles),
    agent: z.string().optional(),
    has_password: z.boolean(),
    disabled_at: instantSchema.optional(),
    created_at: instantSchema,
  })
  .meta({ id: 'User' })
export type UserOnWire = z.infer<typeof userSchema>
export const userListSchema = z.strictObject({ items: z.array(userSchema) })

export const newUserSchema = z
  .strictObject({
    login: loginSchema,
    name: nameSchema,
    role: z.enum(roles),
    agent: idSchema.optional().describe('With the role `agent`: whose work they see'),
  })
  .meta({ id: 'NewUser' })
export const userChangeSchema = z
  .strictObject({
    name: nameSchema.optional(),
    role: z.enum(roles).optional(),
    agent: idSchema.optional(),
    disabled: z.boolean().optional(),
  })
  .meta({ id: 'UserChange' })

/** A user, and a link that signs them in once. */
export const userLinkSchema = z.strictObject({
  user: userSchema,
  token: z.string().describe('Signs them in, once and within a day, at `/sign-in#token=`'),
})

const colleagueSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  queues: z.array(z.string()),
})
export const colleagueListSchema = z.strictObject({ items: z.array(colleagueSchema) })

export function toUser(user: StoredUser): UserOnWire {
  return {
    ...{ id: user.id, login: user.login, name: user.name, role: user.role },
    ...present('agent', user.agent),
    has_password: user.passwordHash !== undefined,
    ...present('disabled_at', user.disabledAt === undefined ? undefined : toInstant(user.disabledAt)),
    created_at: toInstant(user.createdAt),
  }
}

export function toSession(session: StoredSession, mine: SignedIn): z.infer<typeof sessionSchema> {
  return {
    ...{ id: session.id, device: session.device },
    created_at: toInstant(session.createdAt),
    last_seen_at: toInstant(session.lastSeenAt),
    expires_at: toInstant(session.expiresAt),
    is_this: session.id === mine.session.id,
  }
}
