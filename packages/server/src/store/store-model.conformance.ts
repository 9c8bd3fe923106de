import { beginLife, isOver, loadsOf, step, type LifeWorld, type TicketLife } from '@pointsman/core'
import { defaultLifeRules, lifeWorld } from '@pointsman/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toLifeEvent } from './event-life.ts'
import { aDecision, aRoster, aTicket, anAgent, seeded } from './store-builders.ts'
import type { Store, TicketEvent } from './store.ts'

/** What a store should hold, in the simplest words: a life for each ticket, moved by the core alone. */
interface Model {
  readonly lives: Map<string, TicketLife>
  readonly decisions: Map<string, number>
}

interface Real {
  readonly store: Store
  /** Sets the ids of one run apart from those of the others in the same store. */
  readonly run: string
}

const capacity = 3
const agents = ['a', 'b']
const roster = aRoster(2, seeded(5))
const start = 1_795_000_000_000
let made = 0

/** A minute on: everything happens one after the other. */
function later(): number {
  made += 1
  return start + made * 60_000
}

class Decide implements fc.AsyncCommand<Model, Real> {
  readonly choices: readonly { readonly ticket: number; readonly agent: number; readonly effort: number }[]

  constructor(choices: Decide['choices']) {
    this.choices = choices
  }

  check = (): boolean => true

  async run(model: Model, { store, run }: Real): Promise<void> {
    const entries = this.choices.map(({ ticket, agent, effort }) => {
      const arrived = aTicket(`${run}-${ticket}`)
      const outcome = { kind: 'assigned', agent: `${run}-${agents[agent]}`, queue: 'billing', effort } as const
      const changes = { outcome, at: later() }
      const decision = aDecision({ id: `model-d${made}`, ticket: arrived, roster, random: seeded(made), changes })
      return { ticket: arrived, decision, actor: 'model', isNew: true, isManual: false }
    })
    const results = await store.recordDecisions(entries)
    const seen = new Map<string, 'recorded' | 'overtaken'>()
    for (const [index, { ticket, decision }] of entries.entries()) {
      const before = seen.get(ticket.id)
      const kind = this.#expected(model, before, ticket.id, index, run)
      if (before === undefined && kind !== 'duplicate') seen.set(ticket.id, kind)
      expect(results[index]!.kind).toBe(kind)
      if (kind !== 'recorded' || model.lives.has(ticket.id)) continue
      const { id, at, outcome, priority } = decision
      const event = { kind: 'decided', id, at, outcome, dueAt: priority.dueAt } as const
      model.lives.set(ticket.id, step(beginLife(ticket.id, at), event, worldAt(model, run, at)).life)
      model.decisions.set(ticket.id, 1)
    }
  }

  #expected(
    model: Model,
    before: string | undefined,
    id: string,
    index: number,
    run: string,
  ): 'recorded' | 'duplicate' | 'overtaken' {
    if (before !== undefined) return before === 'recorded' ? 'duplicate' : 'overtaken'
    if (model.lives.has(id)) return 'duplicate'
    const { agent, effort } = this.choices[index]!
    return loadOf(model, `${run}-${agents[agent]}`) + effort > capacity ? 'overtaken' : 'recorded'
  }

  toString = (): string => `decide(${JSON.stringify(this.choices)})`
}

const kinds = [
  'resolved',
  'closed',
  'reopened',
  'reassigned',
  'escalated',
  'customer_replied',
  'replied',
  'paused',
  'resumed',
  'merged',
  'marked_spam',
] as const

class Happen implements fc.AsyncCommand<Model, Real> {
  readonly ticket: number
  readonly kind: (typeof kinds)[number]
  readonly agent: number

  constructor(ticket: number, kind: Happen['kind'], agent: number) {
    this.ticket = ticket
    this.kind = kind
    this.agent = agent
  }

  check = (model: Readonly<Model>): boolean => [...model.lives.keys()].some((id) => id.endsWith(`-${this.ticket}`))

  async run(model: Model, { store, run }: Real): Promise<void> {
    const id = `${run}-${this.ticket}`
    const at = later()
    const event = { id: `model-e${made}`, ticketId: id, kind: this.kind, at, actor: 'model', data: this.#data(run) }
    const before = model.lives.get(id)!
    const stored = (await store.ticket(id))!
    const after = await store.recordEvent(event)
    const life = step(before, toLifeEvent(event, stored)!, worldAt(model, run, at)).life
    model.lives.set(id, life)
    expect(after.life).toEqual(JSON.parse(JSON.stringify(life)))
    expect(after.status).toBe(life.state.kind)
    expect(await store.ticket(id)).toEqual(JSON.parse(JSON.stringify(after)))
  }

  #data(run: string): TicketEvent['data'] {
    if (this.kind === 'reassigned') return { agent: `${run}-${agents[this.agent]}` }
    if (this.kind === 'merged') return { into: 'another' }
    if (this.kind === 'escalated') return { queue: this.agent === 0 ? 'billing' : 'outages' }
    return this.kind === 'replied' ? { asksCustomer: this.agent === 0 } : {}
  }

  toString = (): string => `${this.kind}(${this.ticket}, ${this.agent})`
}

/** Hours pass; what falls due acts. */
class Pass implements fc.AsyncCommand<Model, Real> {
  readonly hours: number

  constructor(hours: number) {
    this.hours = hours
  }

  check = (): boolean => true

  async run(model: Model, { store, run }: Real): Promise<void> {
    made += this.hours * 60
    const now = later()
    while ((await store.fireDueTimers(now, 100)) > 0);
    for (const [id, life] of model.lives) model.lives.set(id, afterTimers(life, worldAt(model, run, now)))
    for (const [id, life] of model.lives) {
      expect((await store.ticket(id))?.life).toEqual(JSON.parse(JSON.stringify(life)))
    }
    const next = await store.nextTimerAt()
    expect(next === undefined || next > now).toBe(true)
  }

  toString = (): string => `pass(${this.hours} h)`
}

class Look implements fc.AsyncCommand<Model, Real> {
  check = (): boolean => true

  async run(model: Model, { store, run }: Real): Promise<void> {
    const standing = await store.look()
    for (const agent of agents) {
      expect(standing.loads[standing.agents.findIndex(({ id }) => id === `${run}-${agent}`)]).toBe(
        loadOf(model, `${run}-${agent}`),
      )
    }
    for (const [id, count] of model.decisions) expect(await store.decisions(id)).toHaveLength(count)
    const waiting = (await store.waitingTickets(10_000, start + made * 60_000)).map(({ ticket }) => ticket.id)
    const mine = waiting.filter((id) => id.startsWith(`${run}-`)).toSorted()
    const expected = [...model.lives].filter(([, { state }]) => state.kind === 'waiting').map(([id]) => id)
    expect(mine).toEqual(expected.toSorted())
  }

  toString = (): string => 'look()'
}

function afterTimers(given: TicketLife, world: LifeWorld): TicketLife {
  let life = given
  for (;;) {
    const [next] = life.timers.filter(({ dueAt }) => dueAt <= world.now).toSorted((a, b) => a.dueAt - b.dueAt)
    if (next === undefined || isOver(life)) return life
    life = step(life, { id: next.key, at: world.now, kind: next.kind, timer: next.key }, world).life
  }
}

function worldAt(model: Model, run: string, now: number): LifeWorld {
  const people = agents.map((agent) => ({ ...anAgent(`${run}-${agent}`, { capacity }), version: 1 }))
  return lifeWorld({
    now,
    rules: defaultLifeRules,
    agents: people,
    presence: people.map(() => ({ state: 'online' })),
    loads: people.map(({ id }) => loadOf(model, id)),
  })
}

function loadOf({ lives }: Model, agent: string): number {
  return loadsOf(lives.values()).get(agent) ?? 0
}

const commands = [
  fc
    .array(fc.record({ ticket: fc.nat(9), agent: fc.nat(1), effort: fc.constantFrom(0.5, 1, 2) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((choices) => new Decide(choices)),
  fc
    .tuple(fc.nat(9), fc.constantFrom(...kinds), fc.nat(1))
    .map(([ticket, kind, agent]) => new Happen(ticket, kind, agent)),
  fc.integer({ min: 1, max: 60 }).map((hours) => new Pass(hours)),
  fc.constant(new Look()),
]

/** Random commands against the store and a model of it, which must agree at every step. */
export function storeModel(open: () => Promise<Store>): void {
  it('agrees with a simple model of itself whatever is done to it', { timeout: 120_000 }, async () => {
    const store = await open()
    try {
      let round = 0
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async (some) => {
          const model: Model = { lives: new Map(), decisions: new Map() }
          const run = `model-${++round}`
          for (const agent of agents) {
            await store.putAgent(anAgent(`${run}-${agent}`, { capacity }))
            await store.putPresence(`${run}-${agent}`, { state: 'online' }, start)
          }
          await fc.asyncModelRun(() => ({ model, real: { store, run } }), some)
        }),
        { numRuns: 12 },
      )
    } finally {
      await store.close()
    }
  })
}
