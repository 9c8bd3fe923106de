import { z } from 'zod'
import { presenceStates, type Agent, type Presence } from '@pointsman/core'
import {
  fromInstant,
  idSchema,
  instantSchema,
  languageSchema,
  nameSchema,
  present,
  shareSchema,
  toInstant,
} from './wire.ts'

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/

const shiftSchema = z
  .strictObject({
    day: z.literal([1, 2, 3, 4, 5, 6, 7]).describe('1 Monday … 7 Sunday'),
    from: z.string().regex(clockTime, 'must be a time such as `09:00`').describe('Local time, `09:00`'),
    to: z.string().regex(clockTime, 'must be a time such as `17:30`').describe('Later than `from`; at most `24:00`'),
  })
  .refine((shift) => shift.from < shift.to, { path: ['to'], message: 'must be later than `from`' })

const hoursSchema = z.strictObject({
  time_zone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as `Europe/Berlin`'),
  shifts: z.array(shiftSchema).max(100),
})

const skillSchema = z.strictObject({ skill: nameSchema, level: shareSchema })

const tierSchema = z.literal([1, 2, 3])

/** An agent as PUT: the whole profile; what is left out is as written here. */
export const agentPutSchema = z
  .strictObject({
    name: nameSchema,
    active: z.boolean().default(true).describe('False for somebody who left'),
    queues: z.array(idSchema).max(1000).default([]),
    skills: z.array(skillSchema).max(1000).default([]),
    languages: z.array(languageSchema).max(100).default([]),
    capacity: z.number().min(0).max(10_000).default(5).describe('Effort carried at once; 1 is an ordinary ticket'),
    tier: tierSchema.default(1).describe('1 first line, 2 second line, 3 specialist'),
    hours: hoursSchema.optional().describe('Without hours the presence alone counts'),
  })
  .meta({ id: 'AgentPut' })
export type AgentPut = z.infer<typeof agentPutSchema>

/** Presence as PUT. */
export const presenceSchema = z
  .strictObject({
    state: z.enum(presenceStates),
    until: instantSchema.optional().describe('When they expect to be back; with `away` and `offline`'),
  })
  .meta({ id: 'Presence' })
export type PresenceOnWire = z.infer<typeof presenceSchema>

/** An agent with what they carry now. */
export const agentSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    active: z.boolean(),
    queues: z.array(z.string()),
    skills: z.array(z.strictObject({ skill: z.string(), level: z.number() })),
    languages: z.array(z.string()),
    capacity: z.number(),
    tier: tierSchema,
    hours: z
      .strictObject({
        time_zone: z.string(),
        shifts: z.array(z.strictObject({ day: z.int(), from: z.string(), to: z.string() })),
      })
      .optional(),
    version: z.int(),
    presence: presenceSchema.optional(),
    load: z.number().optional(),
  })
  .meta({ id: 'Agent' })
export type AgentOnWire = z.infer<typeof agentSchema>

export const agentListSchema = z.strictObject({ items: z.array(agentSchema) })

/** The core's agent from what was PUT. */
export function fromAgentPut(id: string, put: AgentPut): Omit<Agent, 'version'> {
  const { hours } = put
  return {
    id,
    name: put.name,
    active: put.active,
    queues: put.queues,
    skills: put.skills,
    languages: put.languages,
    capacity: put.capacity,
    tier: put.tier,
    ...(hours === undefined
      ? {}
      : {
          hours: {
            timeZone: hours.time_zone,
            shifts: hours.shifts.map(({ day, from, to }) => ({ day, from: toMinutes(from), to: toMinutes(to) })),
          },
        }),
  }
}

/** An agent on the wire; presence and load where they are known. */
export function toAgent(agent: Agent, presence?: Presence, load?: number): AgentOnWire {
  const { hours } = agent
  return {
    id: agent.id,
    name: agent.name,
    active: agent.active,
    queues: [...agent.queues],
    skills: agent.skills.map(({ skill, level }) => ({ skill, level })),
    languages: [...agent.languages],
    capacity: agent.capacity,
    tier: agent.tier,
    ...present(
      'hours',
      hours && {
        time_zone: hours.timeZone,
        shifts: hours.shifts.map(({ day, from, to }) => ({ day, from: toClock(from), to: toClock(to) })),
      },
    ),
    version: agent.version,
    ...present('presence', presence && toPresence(presence)),
    ...present('load', load),
  }
}

/** The core's presence. */
export function fromPresence(presence: PresenceOnWire): Presence {
  return {
    state: presence.state,
    ...present('until', presence.until === undefined ? undefined : fromInstant(presence.until)),
  }
}

/** A presence on the wire. */
export function toPresence(presence: Presence): PresenceOnWire {
  return {
    state: presence.state,
    ...present('until', presence.until === undefined ? undefined : toInstant(presence.until)),
  }
}

function toMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))
}

function toClock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
