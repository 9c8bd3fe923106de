import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mondayMorning } from '../domain/builders.ts'
import { minutesAfter, type Timestamp } from '../domain/time.ts'
import { effortHeld, loadsOf } from './effort-held.ts'
import { countLives } from './life-counts.ts'
import { aWorld, rulesWith } from './test-world.ts'
import { isOver, beginLife, holderOf, type TicketLife } from './ticket-life.ts'
import { step } from './step.ts'
import { timerEvent, type LifeEvent, type LifeFact } from './life-event.ts'
import { ignoreReasons, type LifeStep, type LifeWorld } from './life-step.ts'
import { timerKinds, type Timer } from './timer.ts'

const agents = ['ada', 'ben', 'cy']
const tickets = ['t1', 't2', 't3']
const kindsHeard: readonly LifeFact['kind'][] = [
  'decided',
  'offer_accepted',
  'offer_rejected',
  'customer_replied',
  'agent_replied',
  'paused',
  'resumed',
  'manual_assigned',
  'reassigned',
  'escalated',
  'queue_changed',
  'queue_closed',
  'agent_away',
  'agent_left',
  'taken_back',
  'handed_over',
  'resolved',
  'closed',
  'merged',
  'marked_spam',
  'reopened',
]

/** One thing that happens in a random history of three tickets. */
type Act =
  | {
      readonly do: 'say'
      readonly ticket: number
      readonly fact: (life: TicketLife) => LifeFact
      readonly late: number
    }
  | { readonly do: 'repeat'; readonly which: number }
  | { readonly do: 'pass'; readonly minutes: number }
  /** Timers that are due are handed in, by one node or by two. */
  | { readonly do: 'fire'; readonly times: number }

const anAgentName = fc.constantFrom(...agents)
const aQueueName = fc.constantFrom('billing', 'refunds')
const anEffort = fc.constantFrom(0.25, 1, 1.75, 4)
const aFlag = fc.boolean()

/** Answers to an offer name the ticket's present offer now and then, and one of long ago or of somebody else as well. */
function anAnswer(kind: 'offer_accepted' | 'offer_rejected'): fc.Arbitrary<(life: TicketLife) => LifeFact> {
  return fc.record({ isOpen: aFlag, agent: anAgentName, offer: fc.constantFrom('e0', 'e1', 'e5') }).map((random) => {
    return ({ state }) => {
      const open = state.kind === 'offered' && random.isOpen ? state : random
      return { kind, offer: open.offer, agent: open.agent, reason: 'no' }
    }
  })
}

const anOutcome = fc.oneof(
  fc.record({ kind: fc.constantFrom('assigned', 'offered'), agent: anAgentName, queue: aQueueName, effort: anEffort }),
  fc.record({
    kind: fc.constant('held' as const),
    reason: fc.constantFrom('all_full', 'nobody_eligible'),
    queue: aQueueName,
  }),
  fc.record({ kind: fc.constant('queued' as const), queue: aQueueName }),
  fc.record({ kind: fc.constant('triage' as const), reason: fc.constant('unsure' as const) }),
)

const aFact = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('decided' as const), outcome: anOutcome, isManual: aFlag }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('decided' as const), outcome: anOutcome, holdFor: anAgentName }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('customer_replied', 'paused', 'resumed') }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('agent_replied' as const), agent: anAgentName, asksCustomer: aFlag }),
  },
  fc.record({ kind: fc.constant('manual_assigned' as const), agent: anAgentName }),
  fc.record({ kind: fc.constantFrom('reassigned', 'escalated'), agent: anAgentName, queue: aQueueName }),
  fc.record({ kind: fc.constantFrom('reassigned', 'escalated'), queue: aQueueName }),
  fc.constant({ kind: 'escalated' as const }),
  fc.record({ kind: fc.constant('queue_changed' as const), queue: aQueueName, keepsHolder: aFlag }),
  fc.record({ kind: fc.constant('queue_closed' as const), queue: aQueueName }),
  fc.record({ kind: fc.constant('agent_away' as const), agent: anAgentName, keeps: aFlag }),
  fc.record({ kind: fc.constant('agent_left' as const), agent: anAgentName }),
  fc.record({ kind: fc.constant('taken_back' as const), agent: anAgentName, why: fc.constant('taken_back' as const) }),
  fc.record({ kind: fc.constant('handed_over' as const), from: anAgentName, to: anAgentName }),
  fc.record({ kind: fc.constantFrom('resolved', 'closed', 'marked_spam', 'reopened', 'reopened') }),
  fc.record({ kind: fc.constant('merged' as const), into: fc.constantFrom('t8', 't9') }),
)

const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      ticket: fc.nat(2),
      fact: fc.oneof(
        { weight: 8, arbitrary: aFact.map((fact) => () => fact) },
        { weight: 2, arbitrary: anAnswer('offer_accepted') },
        { weight: 1, arbitrary: anAnswer('offer_rejected') },
      ),
      // Minutes by which it became known too late.
      late: fc.constantFrom(0, 0, 0, 1, 30),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('repeat' as const), which: fc.nat(200) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(0, 1, 6, 45, 700) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('fire' as const), times: fc.constantFrom(1, 2) }) },
)

/** A server as simple as can be: keeps what steps say, and knows nothing of tickets. */
class Keeper {
  now: Timestamp = mondayMorning
  readonly lives = new Map<string, TicketLife>(tickets.map((id) => [id, beginLife(id, mondayMorning)]))
  readonly timers = new Map<string, Timer>()
  readonly loads = new Map<string, number>()
  readonly acted = new Map<string, number>()
  readonly heard: { readonly ticket: string; readonly event: LifeEvent }[] = []
  /** Kinds of events that moved a ticket, and why others did not. */
  readonly told = new Set<string>()
  readonly isThere: (agent: string, now: Timestamp) => boolean

  constructor(isThere: (agent: string, now: Timestamp) => boolean) {
    this.isThere = isThere
  }

  world(): LifeWorld {
    return aWorld({
      now: this.now,
      rules: rulesWith({ queueOffers: [{ queue: 'refunds', offers: { isOn: true, minutes: 5 } }] }),
      backAt: (agent, at) => (this.isThere(agent, at) ? at : agent === 'cy' ? undefined : minutesAfter(at, 100)),
      room: (agent) => 6 - (this.loads.get(agent) ?? 0),
    })
  }

  tell(ticket: string, event: LifeEvent): LifeStep {
    const before = this.lives.get(ticket)!
    const done = step(before, event, this.world())
    this.lives.set(ticket, done.life)
    for (const key of done.timers.cancel) this.timers.delete(key)
    for (const timer of done.timers.set) this.timers.set(timer.key, timer)
    for (const { agent, effort } of done.loads) this.loads.set(agent, (this.loads.get(agent) ?? 0) + effort)
    this.told.add(done.ignored ?? event.kind)
    checkStep(this, before, event, done)
    return done
  }
}

function checkStep(keeper: Keeper, before: TicketLife, event: LifeEvent, done: LifeStep): void {
  const { life } = done
  if ('timer' in event && done.ignored !== 'timer_over' && done.ignored !== 'early') {
    keeper.acted.set(event.timer, (keeper.acted.get(event.timer) ?? 0) + 1)
    expect(keeper.acted.get(event.timer)).toBe(1)
  }
  if (event.kind === 'offer_accepted' && done.ignored === undefined) {
    expect(before.state).toMatchObject({ kind: 'offered', offer: event.offer, agent: event.agent })
    expect(event.at).toBeLessThan(before.state.kind === 'offered' ? before.state.until : 0)
  }
  // A machine takes nothing from anybody, and asks nobody while another is asked.
  if (event.kind === 'decided' && event.isManual !== true && effortHeld(before) !== undefined) {
    expect(['already_held', 'customer_has_the_ball', 'repeated']).toContain(done.ignored)
  }
  // Ignored means: nobody and nothing outside has to do anything, and the ticket is where it was.
  if (done.ignored !== undefined) {
    expect(life.state).toBe(before.state)
    expect([done.loads, done.effects, done.records, done.lessons]).toEqual([[], [], [], []])
  }
  expect(life.state.since).toBeGreaterThanOrEqual(before.state.since)
  expect(life.state.since).toBeLessThanOrEqual(keeper.now)
  // Nothing waits for ever without being looked at again: by the dispatcher, by a timer, or by people.
  expect(new Set(life.timers.map(({ kind }) => kind)).size).toBe(life.timers.length)
  if (isOver(life)) expect([life.timers, effortHeld(life)]).toEqual([[], undefined])
  if (life.state.kind === 'offered') expect(life.timers.map(({ kind }) => kind)).toEqual(['offer_expired'])
  if (life.state.kind === 'waiting' && !life.wait.hasRunOut && life.state.reason !== 'undecided') {
    expect(life.timers.map(({ kind }) => kind)).toContain('relaxation_due')
  }
  life.pauses.forEach(({ from, to }, index) => {
    expect(to ?? keeper.now).toBeGreaterThanOrEqual(from)
    expect(from).toBeGreaterThanOrEqual(life.pauses[index - 1]?.to ?? 0)
  })
  expect(life.pauses.some(({ to }) => to === undefined)).toBe(life.state.kind === 'paused')
}

function checkAll(keeper: Keeper): void {
  const lives = [...keeper.lives.values()]
  // Each ticket is in exactly one state, none is lost.
  const counted = [...countLives(lives).states.values()].reduce((sum, count) => sum + count, 0)
  expect(counted).toBe(tickets.length)
  // What people carry is the sum over lives, to the bit; what a keeper of timers has is what lives have.
  const sums = loadsOf(lives)
  for (const agent of agents) expect(keeper.loads.get(agent) ?? 0).toBe(sums.get(agent) ?? 0)
  expect([...keeper.timers.keys()].toSorted()).toEqual(
    lives.flatMap((life) => life.timers.map(({ key }) => key)).toSorted(),
  )
}

function play(keeper: Keeper, act: Act, index: number): void {
  switch (act.do) {
    case 'say': {
      const ticket = tickets[act.ticket]!
      const event: LifeEvent = {
        id: `e${index}`,
        at: minutesAfter(keeper.now, -act.late),
        actor: 'sue',
        ...act.fact(keeper.lives.get(ticket)!),
      }
      keeper.heard.push({ ticket, event })
      keeper.tell(ticket, event)
      return
    }
    case 'repeat': {
      const again = keeper.heard[act.which % Math.max(1, keeper.heard.length)]
      if (again === undefined) return
      const before = keeper.lives.get(again.ticket)
      expect(keeper.tell(again.ticket, again.event).ignored).toBe('repeated')
      expect(keeper.lives.get(again.ticket)).toBe(before)
      return
    }
    case 'pass':
      keeper.now = minutesAfter(keeper.now, act.minutes)
      return
    case 'fire': {
      const due = [...keeper.timers.values()].filter(({ dueAt }) => dueAt <= keeper.now)
      for (const timer of due) {
        for (let time = 0; time < act.times; time += 1) keeper.tell(timer.ticketId, timerEvent(timer, keeper.now))
      }
    }
  }
}

test('whatever happens, in whichever order: no ticket is lost, no timer acts twice, nobody carries what they do not have', () => {
  const seen = new Set<string>()
  const told = new Set<string>()
  fc.assert(
    fc.property(fc.array(anAct, { minLength: 10, maxLength: 80, size: 'max' }), fc.nat(7), (acts, presence) => {
      const isThere = (agent: string, now: Timestamp): boolean =>
        ((presence >> agents.indexOf(agent)) & 1) === 1 || Math.floor(now / 3_600_000) % 3 === 0
      const keeper = new Keeper(isThere)
      acts.forEach((act, index) => {
        play(keeper, act, index)
        checkAll(keeper)
        for (const { state } of keeper.lives.values()) seen.add(state.kind)
      })
      for (const what of keeper.told) told.add(what)
    }),
    { numRuns: 500, seed: 7 },
  )
  // The histories lead everywhere, or the laws would be cheap.
  const states = ['assigned', 'closed', 'merged', 'offered', 'paused', 'resolved', 'spam', 'triage', 'waiting']
  expect([...seen].toSorted()).toEqual(states)
  expect([...kindsHeard, ...timerKinds, ...ignoreReasons].filter((what) => !told.has(what))).toEqual(['early'])
})

test('the same events make the same life, and a life from its JSON goes on the same way', () => {
  fc.assert(
    fc.property(fc.array(anAct, { minLength: 10, maxLength: 60, size: 'max' }), (acts) => {
      const [one, other] = [new Keeper(() => true), new Keeper(() => true)]
      acts.forEach((act, index) => {
        play(one, act, index)
        for (const [id, life] of other.lives) other.lives.set(id, JSON.parse(JSON.stringify(life)) as TicketLife)
        if (act.do !== 'repeat') play(other, act, index)
      })
      expect([...other.lives]).toEqual([...one.lives])
    }),
    { numRuns: 200, seed: 11 },
  )
})

test('left alone after any history, every ticket ends up with a person or waits for a reason that time removes', () => {
  fc.assert(
    fc.property(fc.array(anAct, { minLength: 10, maxLength: 60, size: 'max' }), (acts) => {
      const keeper = new Keeper(() => true)
      acts.forEach((act, index) => play(keeper, act, index))
      for (let round = 0; round < 40; round += 1) {
        play(keeper, { do: 'pass', minutes: 700 }, -1)
        play(keeper, { do: 'fire', times: 1 }, -1)
      }
      for (const life of keeper.lives.values()) {
        const isWithPerson = holderOf(life) !== undefined || life.state.kind === 'triage' || isOver(life)
        const isPausedAlone = life.state.kind === 'paused'
        const waits = life.state.kind === 'waiting' && (life.wait.hasRunOut || life.state.reason === 'undecided')
        expect(isWithPerson || isPausedAlone || waits).toBe(true)
        expect(life.state).not.toMatchObject({ kind: 'waiting', reason: 'nobody_eligible' })
        expect([...keeper.timers.values()].filter(({ dueAt }) => dueAt <= keeper.now)).toEqual([])
      }
    }),
    { numRuns: 300, seed: 13 },
  )
})
