import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aDecision, aRoster, aTicket, anAgent, seeded } from './store-builders.ts'
import type { Store, TicketStatus } from './store.ts'

/** What a store should hold, in the simplest words. */
interface Model {
  /** By ticket: who holds it with which effort, and its state. */
  readonly tickets: Map<string, { status: TicketStatus; agent?: string; effort: number }>
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
let made = 0

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
      const decision = aDecision({
        id: `model-d${++made}`,
        ticket: arrived,
        roster,
        random: seeded(made),
        changes: { outcome },
      })
      return { ticket: arrived, decision, actor: 'model', isNew: true, isManual: false }
    })
    const results = await store.recordDecisions(entries)
    const seen = new Map<string, 'recorded' | 'overtaken'>()
    for (const [index, { ticket, agent, effort }] of this.choices.entries()) {
      const id = `${run}-${ticket}`
      expect(results[index]!.kind).toBe(this.#expected(model, seen, id, `${run}-${agents[agent]}`, effort))
    }
  }

  #expected(model: Model, seen: Map<string, string>, id: string, agent: string, effort: number): string {
    const before = seen.get(id)
    if (before !== undefined) return before === 'recorded' ? 'duplicate' : before
    if (model.tickets.has(id)) return 'duplicate'
    const kind = loadOf(model, agent) + effort > capacity ? 'overtaken' : 'recorded'
    seen.set(id, kind)
    if (kind === 'recorded') {
      model.tickets.set(id, { status: 'assigned', agent, effort })
      model.decisions.set(id, 1)
    }
    return kind
  }

  toString = (): string => `decide(${JSON.stringify(this.choices)})`
}

class Happen implements fc.AsyncCommand<Model, Real> {
  readonly ticket: number
  readonly kind: 'resolved' | 'closed' | 'reopened' | 'reassigned'
  readonly agent: number

  constructor(ticket: number, kind: Happen['kind'], agent: number) {
    this.ticket = ticket
    this.kind = kind
    this.agent = agent
  }

  check = (model: Readonly<Model>): boolean => [...model.tickets.keys()].some((id) => id.endsWith(`-${this.ticket}`))

  async run(model: Model, { store, run }: Real): Promise<void> {
    const id = `${run}-${this.ticket}`
    const agent = `${run}-${agents[this.agent]}`
    const data = this.kind === 'reassigned' ? { agent } : {}
    const after = await store.recordEvent({
      id: `model-e${++made}`,
      ticketId: id,
      kind: this.kind,
      at: 1_795_000_000_000 + made,
      actor: 'model',
      data,
    })
    const ticket = model.tickets.get(id)!
    if (this.kind === 'reassigned') model.tickets.set(id, { status: 'assigned', agent, effort: ticket.effort })
    else model.tickets.set(id, { status: this.kind === 'reopened' ? 'waiting' : this.kind, effort: ticket.effort })
    expect(after.status).toBe(model.tickets.get(id)!.status)
  }

  toString = (): string => `${this.kind}(${this.ticket}, ${this.agent})`
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
  }

  toString = (): string => 'look()'
}

function loadOf(model: Model, agent: string): number {
  let load = 0
  for (const ticket of model.tickets.values()) if (ticket.agent === agent) load += ticket.effort
  return load
}

const commands = [
  fc
    .array(fc.record({ ticket: fc.nat(9), agent: fc.nat(1), effort: fc.constantFrom(0.5, 1, 2) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((choices) => new Decide(choices)),
  fc
    .tuple(fc.nat(9), fc.constantFrom('resolved', 'closed', 'reopened', 'reassigned'), fc.nat(1))
    .map(([ticket, kind, agent]) => new Happen(ticket, kind, agent)),
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
          const model: Model = { tickets: new Map(), decisions: new Map() }
          const run = `model-${++round}`
          for (const agent of agents) await store.putAgent(anAgent(`${run}-${agent}`, { capacity }))
          await fc.asyncModelRun(() => ({ model, real: { store, run } }), some)
        }),
        { numRuns: 12 },
      )
    } finally {
      await store.close()
    }
  })
}
