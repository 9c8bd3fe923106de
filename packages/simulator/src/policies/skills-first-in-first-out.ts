import type { AgentView, DispatchView, PolicySetup, RoutingPolicy, WaitingTicket } from '../world/routing-policy.ts'
import type { Priority } from '@pointsman/core'
import { hasRoom, isAnybodyFree, mayTake, tally } from './desk-rules.ts'

/** Where the topic of a ticket is taken from, and in which order tickets are served. */
export interface SkillsOptions {
  readonly name: string
  readonly topic: 'declared' | 'read'
  readonly order: 'arrival' | 'plan and claim'
  /** Of those with the skill and room: who has most room, or who declared the highest level. */
  readonly prefer: 'room' | 'level'
}

/** Open minutes after which a ticket nobody of the topic could take goes to whoever works on its queue. Help desks call it a skills time-out. */
const relaxAfter = 240

/**
 * What a good help desk can be set up to do: oldest ticket first, to somebody who declared the skill and has room; among
 * these to whoever has most room (or the highest level), then to whoever has been idle longest.
 */
export function skillsPolicy(setup: PolicySetup, options: SkillsOptions): RoutingPolicy {
  const queueOf = new Map(setup.topics.map(({ id, queue }) => [id, queue]))
  const levels = setup.agents.map(({ skills }) => new Map(skills.map(({ skill, level }) => [skill, level])))
  const lastGiven = new Float64Array(setup.agents.length)
  const topicOf = ({ ticket, reading }: WaitingTicket): string =>
    (options.topic === 'read' ? reading.topic.label : ticket.claimed?.category) ?? ''
  const isSkilled = (index: number, agent: AgentView, waiting: WaitingTicket, view: DispatchView): boolean => {
    const topic = topicOf(waiting)
    if (levels[index]!.has(topic)) return true
    const isOverdue = view.openClock - waiting.receivedOpen > relaxAfter || waiting.excluded.length >= 2
    return isOverdue && agent.agent.queues.includes(queueOf.get(topic) ?? '')
  }
  return {
    name: options.name,
    dispatch(view) {
      if (!isAnybodyFree(view)) return []
      const given = tally(view)
      const isBetter = (topic: string, a: number, b: number): boolean => {
        const ahead = options.prefer === 'level' ? (levels[a]!.get(topic) ?? 0) - (levels[b]!.get(topic) ?? 0) : 0
        return ahead === 0 ? isRather(view, given, lastGiven, a, b) : ahead > 0
      }
      const order = options.order === 'arrival' ? view.waiting : view.waiting.toSorted(byPlanAndClaim)
      const answer: { ticket: string; agent: string }[] = []
      for (const waiting of order) {
        let best = -1
        const topic = topicOf(waiting)
        view.agents.forEach((agent, index) => {
          if (!hasRoom(agent, given[index]!) || !mayTake(agent, waiting)) return
          if (!isSkilled(index, agent, waiting, view)) return
          if (best === -1 || isBetter(topic, index, best)) best = index
        })
        if (best === -1) continue
        given[best]! += 1
        lastGiven[best] = view.now
        answer.push({ ticket: waiting.ticket.id, agent: view.agents[best]!.agent.id })
      }
      return answer
    },
  }
}

/** Whether the first has more room than the second, or as much and a longer idle time. */
function isRather(view: DispatchView, given: Int32Array, lastGiven: Float64Array, a: number, b: number): boolean {
  const roomOf = (index: number): number => {
    const { agent, held } = view.agents[index]!
    return (agent.capacity - held.length - given[index]!) / agent.capacity
  }
  const [roomA, roomB] = [roomOf(a), roomOf(b)]
  return roomA === roomB ? lastGiven[a]! < lastGiven[b]! : roomA > roomB
}

const claimRank: Readonly<Record<Priority, number>> = { urgent: 3, high: 2, normal: 1, low: 0 }

/** The claimed priority, then the shorter promise, then the older ticket. */
function byPlanAndClaim(a: WaitingTicket, b: WaitingTicket): number {
  const claimed = ({ ticket }: WaitingTicket): number => claimRank[ticket.claimed?.priority ?? 'normal']
  return claimed(b) - claimed(a) || a.targetMinutes - b.targetMinutes || a.receivedOpen - b.receivedOpen
}
