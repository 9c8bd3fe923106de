import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pastOfTeams, peopleOf, teamNames, wordsOf } from '../../connectors/request-tracker/testing/past-tickets.ts'
import {
  hasRequestTracker,
  setUpRequestTracker,
  type RealRequestTracker,
} from '../../connectors/request-tracker/testing/real-request-tracker.ts'
import { rtHands, type Deed, type RtHands } from '../../connectors/request-tracker/testing/rt-hands.ts'
import { startDeskProxy, type DeskProxy } from './testing/desk-proxy.ts'
import { filesWith } from './testing/files-with.ts'
import { ownPointsman, type OwnPointsman, type OwnServer } from './testing/own-process.ts'
import { until } from './testing/until.ts'

/** What waits does so for conditions; a busy machine only takes longer. */
const patience = 1_800_000
/** Milliseconds for which something is down. Pointsman meets it more than once meanwhile. */
const minute = 60_000
const pastTickets = 500
const races = 50
const me = 'pointsman'

type Team = (typeof teamNames)[number]

describe.skipIf(!hasRequestTracker)(
  'beside a real Request Tracker (apt-get install request-tracker5)',
  { timeout: patience },
  () => {
    let folder: string
    let rt: RealRequestTracker
    let proxy: DeskProxy
    let grace: RtHands
    let pointsman: OwnPointsman
    let server: OwnServer
    let connected: unknown
    let untouchedFrom: number
    /** Tickets written so far make each other's words their own. */
    let written = 0

    const comes = async (team: Team): Promise<string> => {
      const requester = `new${written}@example.test`
      return grace.add({ queue: 'General', requester, ...wordsOf(team, 1000 + 7 * written++) })
    }
    const come = async (team: Team, count: number): Promise<readonly string[]> => {
      const ids: string[] = []
      for (let n = 0; n < count; n++) ids.push(await comes(team))
      return ids
    }
    const lastDeed = async (): Promise<number> => (await grace.deedsAfter(0)).at(-1)!.id
    /** Waits until each of these has a note of Pointsman's; answers all that was done since. */
    const noted = (ids: readonly string[], since: number): Promise<readonly Deed[]> =>
      until(
        async () => {
          const deeds = await grace.deedsAfter(since)
          const there = new Set(deeds.filter(isNote).map(({ ticket }) => ticket))
          return ids.every((id) => there.has(id)) ? deeds : undefined
        },
        `notes on ${ids.join(', ')}`,
      )
    const ours = (id: string): Promise<Ticket> => server.get(`/v1/tickets/request-tracker-${id}`) as Promise<Ticket>
    const known = (id: string): Promise<Ticket | undefined> =>
      ours(id).catch((error: unknown) => {
        if (String(error).includes(': 404')) return undefined
        throw error
      })
    const eventsOf = async (id: string): Promise<readonly Event[]> =>
      ((await server.get(`/v1/tickets/request-tracker-${id}/events`)) as { readonly items: readonly Event[] }).items
    /** Where Pointsman has it and where it is there are the same place, written once, and nobody's override. */
    const standsOnce = async (id: string, deeds: readonly Deed[]): Promise<void> => {
      const [there, here, events] = await Promise.all([grace.look(id), ours(id), eventsOf(id)])
      expect([id, there.assignee]).toEqual([id, here.assignee])
      expect([id, there.notes.length]).toEqual([id, 1])
      expect([id, deeds.filter((deed) => deed.ticket === id && isOwner(deed)).length]).toEqual([id, 1])
      expect(events.map(({ kind }) => kind)).not.toContain('overridden')
      expect(events.filter(({ kind }) => kind === 'received' || kind === 'decided').length).toBeLessThanOrEqual(2)
    }

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'pointsman-beside-'))
      rt = await setUpRequestTracker({ account: me, ...pastOfTeams(pastTickets, Date.now() - 86_400_000) })
      proxy = await startDeskProxy(rt.url)
      grace = rtHands(rt, 'grace')
      pointsman = ownPointsman(folder, { POINTSMAN_CONNECT_TOKEN: rt.tokens[me]! })
      untouchedFrom = await lastDeed()
      const pace = ['--calls-per-minute', '100000']
      connected = await pointsman.command('connect', 'request-tracker', '--url', proxy.url, ...pace)
      await pointsman.command('train')
      server = await pointsman.serve()
    }, patience)
    afterAll(async () => {
      await server?.stop('SIGKILL')
      await proxy?.close()
      await rt?.remove()
      await rm(folder, { recursive: true, force: true })
    })

    test('connecting reads the past and leaves every queue in shadow, and the help desk untouched', async () => {
      const open = pastTickets / 25
      expect(connected).toMatchObject({ connection: 'request-tracker', history: pastTickets - open, open })
      expect(connected).toMatchObject({ mode: 'shadow', new_queues: ['Accounts', 'Billing', 'General', 'Network'] })
      expect(await grace.deedsAfter(untouchedFrom)).toEqual([])
    })

    test('in shadow it decides, and writes nothing', async () => {
      const before = await lastDeed()
      const id = await comes('Billing')
      await until(() => known(id), 'the ticket')
      const { items } = (await server.get(`/v1/tickets/request-tracker-${id}/decisions`)) as { items: Decision[] }
      expect(items.map(({ mode, reading }) => [mode, reading.queue.label])).toEqual([['shadow', 'Billing']])
      expect((await grace.deedsAfter(before)).filter(({ by }) => by === me)).toEqual([])
    })

    test('a queue that goes to automatic gets owner, queue, priority and a note; the others nothing', async () => {
      await makeRoom(server)
      await server.send('POST', '/v1/queues/Billing/mode', { mode: 'auto', reason: 'it agrees' })
      const before = await lastDeed()
      const other = await comes('Network')
      const waits: number[] = []
      for (let n = 0; n < 3; n++) {
        const at = performance.now()
        const id = await comes('Billing')
        await noted([id], before)
        waits.push((performance.now() - at) / 1000)
        const there = await grace.look(id)
        expect(peopleOf('Billing')).toContain(there.assignee)
        expect((await ours(id)).assignee).toBe(there.assignee)
        expect(there.queue).toBe(await grace.queueNumber('Billing'))
        expect(there.notes).toEqual([expect.stringMatching(/gave this ticket to \w+ in Billing[^]*To undo it/)])
      }
      console.log(`written after ${waits.map((wait) => wait.toFixed(1)).join(', ')} s`)
      await until(() => known(other), 'the ticket in shadow')
      const deeds = await grace.deedsAfter(before)
      expect(deeds.filter(({ ticket, by }) => ticket === other && by === me)).toEqual([])
      expect(deeds.filter(({ by, field }) => by === me && field === 'Priority').length).toBeGreaterThan(0)
    })

    test('an owner changed by hand stays, and is a lesson', async () => {
      const before = await lastDeed()
      const id = await comes('Billing')
      await noted([id], before)
      await grace.change(id, { Queue: 'Accounts', Owner: 'erin' })
      const { items } = await until(async () => {
        const page = (await server.get(`/v1/lessons?ticket=request-tracker-${id}`)) as { readonly items: Lesson[] }
        return page.items.some(({ cause }) => cause === 'overridden') ? page : undefined
      }, 'the lesson')
      expect(items).toContainEqual(expect.objectContaining({ cause: 'overridden', answer: 'Accounts', actor: 'grace' }))
      await rounds(proxy, 3)
      expect(await grace.look(id)).toMatchObject({ assignee: 'erin', queue: await grace.queueNumber('Accounts') })
      expect(await ours(id)).toMatchObject({ assignee: 'erin', queue: 'Accounts' })
    })

    test(`a ticket changed between our reading and our writing is never overwritten, ${races} times`, async () => {
      for (const team of teamNames)
        await server.send('POST', `/v1/queues/${team}/mode`, { mode: 'auto', reason: 'all' })
      const before = await lastDeed()
      const changes = new Map<string, 'Owner' | 'Priority'>()
      const raced = new Set<string>()
      proxy.onCall(async (call) => {
        const id = ticketOf(call)
        const change = call.method === 'PUT' && id !== undefined && !raced.has(id) ? changes.get(id) : undefined
        if (change !== undefined) {
          raced.add(id!)
          await grace.change(id!, change === 'Owner' ? { Owner: 'grace' } : { Priority: 7 })
        }
        await call.passOn()
      })
      for (let n = 0; n < races; n++)
        changes.set(await comes(n % 2 === 0 ? 'Billing' : 'Network'), n % 5 < 3 ? 'Owner' : 'Priority')
      const ids = [...changes.keys()]
      const deeds = await noted(ids, before)
      proxy.onCall((call) => call.passOn())
      expect(raced.size).toBe(races)
      const overwritten = deeds.filter(({ by, field, ticket }) => by === me && field === changes.get(ticket))
      expect(overwritten).toEqual([])
      for (const id of ids) {
        const [there, here] = await Promise.all([grace.look(id), ours(id)])
        expect([id, there.assignee]).toEqual([id, here.assignee])
        if (changes.get(id) === 'Owner') expect([id, there.assignee]).toEqual([id, 'grace'])
        else expect([id, there.priority]).toEqual([id, '7'])
        // A priority that is what was decided is nobody's override.
        const overrides = (await eventsOf(id)).filter(({ kind }) => kind === 'overridden').length
        if (changes.get(id) === 'Owner') expect([id, overrides]).toEqual([id, 1])
        else expect(overrides).toBeLessThanOrEqual(1)
      }
    })

    test('Request Tracker goes down in the middle of a write, for a minute, and comes back: nothing is lost, and nothing twice', async () => {
      const before = await lastDeed()
      let downAt: number | undefined
      proxy.onCall(async (call) => {
        if (call.method === 'PUT' && downAt === undefined) {
          downAt = performance.now()
          await rt.stop()
        }
        await call.passOn()
      })
      const quiet = failuresIn(pointsman)
      const early = await come('Billing', 3)
      await until(async () => (failuresIn(pointsman) >= quiet + 2 ? true : undefined), 'two rounds that failed')
      await pause(downAt! + minute - performance.now())
      await rt.start()
      const ids = [...early, ...(await come('Network', 2))]
      const deeds = await noted(ids, before)
      proxy.onCall((call) => call.passOn())
      for (const id of ids) await standsOnce(id, deeds)
    })

    test('Pointsman is stopped for a minute: what happened meanwhile is all taken in, once', async () => {
      const before = await lastDeed()
      const early = await come('Billing', 2)
      await noted(early, before)
      await server.stop('SIGTERM')
      const downAt = performance.now()
      const ids = await come('Network', 3)
      await grace.change(early[0]!, { Owner: 'grace' })
      await grace.change(early[1]!, { Status: 'resolved' })
      await pause(downAt + minute - performance.now())
      server = await pointsman.serve()
      const deeds = await noted(ids, before)
      for (const id of ids) await standsOnce(id, deeds)
      await until(async () => ((await ours(early[1]!)).status === 'resolved' ? true : undefined), 'the resolution')
      expect((await ours(early[0]!)).assignee).toBe('grace')
      expect((await eventsOf(early[0]!)).filter(({ kind }) => kind === 'overridden').length).toBe(1)
      expect((await eventsOf(early[1]!)).filter(({ kind }) => kind === 'resolved').length).toBe(1)
    })

    test.each([
      ['before the fields are written', 'PUT', 'first kill'],
      ['after the fields were written and before anybody knows', 'PUT', 'first do'],
      ['after the note was written and before anybody knows', 'POST', 'first do'],
    ])('Pointsman is killed %s: nothing is lost, and nothing twice', async (_when, method, order) => {
      const before = await lastDeed()
      let killed: Promise<void> | undefined
      proxy.onCall(async (call) => {
        const isIt = killed === undefined && call.method === method && ticketOf(call) !== undefined
        if (!isIt || order === 'first do') await call.passOn()
        if (isIt) await (killed = server.stop('SIGKILL'))
      })
      const ids = await come('Billing', 3)
      await until(async () => killed && (await killed, true), 'the kill')
      proxy.onCall((call) => call.passOn())
      server = await pointsman.serve()
      const deeds = await noted(ids, before)
      await rounds(proxy, 2)
      for (const id of ids) await standsOnce(id, deeds)
    })

    test('every note is there once; disconnecting changes nothing there; the token is nowhere to be read', async () => {
      await server.stop('SIGTERM')
      const marks = (await grace.deedsAfter(0)).filter(isNote).map(({ subject }) => subject)
      expect(new Set(marks).size).toBe(marks.length)
      const before = await lastDeed()
      const listed = await pointsman.command('connections')
      const token = rt.tokens[me]!
      expect(await filesWith(folder, token)).toEqual([])
      expect(await pointsman.command('disconnect', 'request-tracker')).toMatchObject({ connected: false })
      expect(await grace.deedsAfter(before)).toEqual([])
      expect(await pointsman.command('connections')).toEqual([])
      expect(listed).toMatchObject([{ id: 'request-tracker', to_write: 0 }])
      expect(JSON.stringify(listed) + pointsman.said()).not.toContain(token)
    })
  },
)

interface Ticket {
  readonly status: string
  readonly assignee?: string
  readonly queue?: string
}
interface Event {
  readonly id: string
  readonly kind: string
}
interface Decision {
  readonly mode: string
  readonly reading: { readonly queue: { readonly label?: string } }
}
interface Profile {
  readonly active: boolean
  readonly queues: readonly string[]
  readonly skills: readonly unknown[]
  readonly languages: readonly string[]
  readonly tier: number
}
interface Lesson {
  readonly cause: string
  readonly answer: string
  readonly actor: string
}

function isNote({ by, type }: Deed): boolean {
  return by === me && type === 'Comment'
}

/** One change of owner is told twice; this is one of the two. */
function isOwner({ by, type, field }: Deed): boolean {
  return by === me && field === 'Owner' && type !== 'SetWatcher'
}

function ticketOf({ path }: { readonly path: string }): string | undefined {
  return /\/ticket\/(\d+)/.exec(path)?.[1]
}

/** Waits for so many rounds more; each asks for what happened after some transaction, three times or so. */
async function rounds(proxy: DeskProxy, count: number): Promise<void> {
  let seen = 0
  proxy.onCall((call) => {
    if (call.path.includes('/transactions?query=id')) seen++
    return call.passOn()
  })
  await until(async () => (seen >= count * 4 ? true : undefined), `${count} rounds`)
  proxy.onCall((call) => call.passOn())
}

function failuresIn(pointsman: OwnPointsman): number {
  return pointsman.said().split('a help desk could not be synced').length
}

/** For as many tickets as come; and who only passes tickets on is given none. */
async function makeRoom(server: OwnServer): Promise<void> {
  for (const name of [...teamNames.flatMap(peopleOf), 'grace']) {
    const { active, queues, skills, languages, tier } = (await server.get(`/v1/agents/${name}`)) as Profile
    const now = { queues: name === 'grace' ? ['General'] : queues, capacity: 500 }
    await server.send('PUT', `/v1/agents/${name}`, { name, active, skills, languages, tier, ...now })
  }
}
