import type { AgentView, PolicySetup, RoutingPolicy, WaitingTicket } from '../world/routing-policy.ts'
import { hasRoom, isAnybodyFree, mayTake, tally } from './desk-rules.ts'

/** In turn, whoever is next, whatever they know or carry: the default of most help desks. Waits only when nobody is at work. */
export function roundRobin(): RoutingPolicy {
  let turn = 0
  return {
    name: 'round-robin',
    dispatch: (view) =>
      view.waiting.flatMap((waiting) => {
        for (let tries = 0; tries < view.agents.length; tries++) {
          const agent = view.agents[turn++ % view.agents.length]!
          if (agent.isPresent && mayTake(agent, waiting)) return [{ ticket: waiting.ticket.id, agent: agent.agent.id }]
        }
        return []
      }),
  }
}

/** Oldest ticket first, to whoever of the queue named on the form holds fewest for their capacity, as soon as there is room. */
export function leastLoaded(): RoutingPolicy {
  return {
    name: 'least-loaded',
    dispatch(view) {
      if (!isAnybodyFree(view)) return []
      const given = tally(view)
      return view.waiting.flatMap((waiting) => {
        let best = -1
        let least = Infinity
        view.agents.forEach((agent, index) => {
          if (!hasRoom(agent, given[index]!) || !mayTake(agent, waiting)) return
          if (!agent.agent.queues.includes(waiting.ticket.claimed?.queue ?? '')) return
          const share = (agent.held.length + given[index]!) / agent.agent.capacity
          if (share < least) [least, best] = [share, index]
        })
        if (best === -1) return []
        given[best]! += 1
        return [{ ticket: waiting.ticket.id, agent: view.agents[best]!.agent.id }]
      })
    },
  }
}

/** At once to whoever of those at work declared the highest level, however much they carry. */
export function alwaysTheBest(setup: PolicySetup): RoutingPolicy {
  const level = levels(setup)
  return {
    name: 'always-the-best',
    dispatch: (view) =>
      view.waiting.flatMap((waiting) => {
        const best = view.agents
          .map((agent, index) => ({ agent, fit: expectedLevel(level, index, waiting) }))
          .filter(({ agent }) => agent.isPresent && mayTake(agent, waiting))
          .toSorted((a, b) => b.fit - a.fit)[0]
        return best === undefined ? [] : [{ ticket: waiting.ticket.id, agent: best.agent.agent.id }]
      }),
  }
}

/** Level lost per ticket held, relative to capacity. Larger: comes closer to least loaded. */
const loadPenalty = 0.5

/** Ticket by ticket, to the best expected level less a penalty for load; never above capacity. What a scoring router does. */
export function greedyWithPenalty(setup: PolicySetup): RoutingPolicy {
  const level = levels(setup)
  return {
    name: 'greedy-load-penalty',
    dispatch(view) {
      if (!isAnybodyFree(view)) return []
      const given = tally(view)
      return view.waiting.flatMap((waiting) => {
        let best = -1
        let most = -Infinity
        view.agents.forEach((agent, index) => {
          if (!hasRoom(agent, given[index]!) || !mayTake(agent, waiting)) return
          const share = (agent.held.length + given[index]!) / agent.agent.capacity
          const fit = expectedLevel(level, index, waiting) - loadPenalty * share
          if (fit > most) [most, best] = [fit, index]
        })
        if (best === -1) return []
        given[best]! += 1
        return [{ ticket: waiting.ticket.id, agent: view.agents[best]!.agent.id }]
      })
    },
  }
}

/** Minutes one person needs to read a ticket and decide who should have it. */
const triageMinutes = 2

/** Share of an agent's declared topics the triaging person knows of. */
const knownShare = 0.9

/**
 * One person reads every ticket, two minutes each, oldest first, from nine to five UTC on weekdays, and gives it to
 * somebody of the topic with room. They recognise the topic (the form's where they are unsure) but see one ticket at a time.
 */
export function manualTriage(setup: PolicySetup): RoutingPolicy {
  const declares = setup.agents.map(({ skills }, agent) =>
    skills.filter((_, at) => ((agent * 31 + at * 17) % 100) / 100 < knownShare).map(({ skill }) => skill),
  )
  let readyAt = 0
  return {
    name: 'manual-triage',
    dispatch(view) {
      const answer: { ticket: string; agent: string }[] = []
      if (view.now < readyAt || !isOfficeTime(view.now)) return answer
      for (const waiting of view.waiting) {
        const topic = waiting.reading.topic.label ?? waiting.ticket.claimed?.category ?? ''
        const able = view.agents
          .filter((agent, index) => hasRoom(agent, 0) && mayTake(agent, waiting) && declares[index]!.includes(topic))
          .toSorted((a, b) => load(a) - load(b))[0]
        if (able === undefined) continue
        answer.push({ ticket: waiting.ticket.id, agent: able.agent.id })
        readyAt = view.now + triageMinutes * 60_000
        break
      }
      return answer
    },
  }
}

function load(agent: AgentView): number {
  return agent.held.length / agent.agent.capacity
}

function isOfficeTime(now: number): boolean {
  const date = new Date(now)
  const hour = date.getUTCHours()
  return date.getUTCDay() >= 1 && date.getUTCDay() <= 5 && hour >= 8 && hour < 18
}

type Levels = readonly ReadonlyMap<string, number>[]

function levels(setup: PolicySetup): Levels {
  return setup.agents.map(({ skills }) => new Map(skills.map(({ skill, level }) => [skill, level])))
}

/** Declared level averaged over what the ticket may be about. */
function expectedLevel(level: Levels, agent: number, { reading }: WaitingTicket): number {
  return reading.topic.distribution.reduce(
    (sum, { label, probability }) => sum + probability * (level[agent]!.get(label) ?? 0.1),
    0,
  )
}
