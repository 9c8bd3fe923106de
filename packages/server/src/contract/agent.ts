import { z } from 'zod'
import { presenceStates, type Agent, type Presence } from '@pointsman/core'
import { agentHoursAnswerSchema, agentHoursSchema, fromHours, toAgentHours } from './hours.ts'
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
    hours: agentHoursSchema.optional().describe('Without hours the presence alone counts'),
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

/** Presence as PUT, with what is to be done with the tickets of somebody who goes away. */
export const presencePutSchema = z
  .strictObject({
    ...presenceSchema.shape,
    hand_over: z
      .enum(['plan', 'preview'])
      .optional()
      .describe(
        '`plan`: hand over what cannot wait, and say what; `preview`: only say what. Without it the rules act on each ticket',
      ),
  })
  .refine(
    ({ state, hand_over }) => state !== 'online' || hand_over === undefined,
    'hand_over goes with `away` and `offline`',
  )
  .meta({ id: 'PresencePut' })

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
    hours: agentHoursAnswerSchema.optional(),
    version: z.int(),
    presence: presenceSchema.optional(),
    load: z.number().optional(),
    lately: z
      .strictObject({ effort: z.number(), interesting: z.number().describe('Of it, on interesting tickets') })
      .optional()
      .describe('Work given to them, in units of effort that fade by half in half a week: about a week’s'),
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
    ...present('hours', hours && fromHours(hours)),
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
    ...present('hours', hours && toAgentHours(hours)),
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
