import { afterAll, beforeAll, describe, it } from 'vitest'
import { describeConnector, impatientTools } from '../connector.conformance.ts'
import { FaultScript, faultyFetch } from '../testing/faulty-fetch.ts'
import { requestTracker } from './request-tracker.ts'
import { namesMissingRights } from './testing/missing-rights.ts'
import { hasRequestTracker, setUpRequestTracker, type RealRequestTracker } from './testing/real-request-tracker.ts'
import { rtHands, type RtHands } from './testing/rt-hands.ts'

/** Set-up and start take some ten seconds, and each request up to one. */
const patience = { timeout: 180_000 }

describe.skipIf(!hasRequestTracker)('a real Request Tracker (apt-get install request-tracker5)', patience, () => {
  let rt: RealRequestTracker
  let carol: RtHands
  let billing: string
  beforeAll(async () => {
    const agents = ['alice', 'bob', 'carol']
    const queues = ['Billing']
    rt = await setUpRequestTracker({
      account: 'pointsman',
      readers: ['guest'],
      beginners: ['dora'],
      agents,
      queues,
      tickets: [],
    })
    carol = rtHands(rt, 'carol')
    billing = await carol.queueNumber('Billing')
  }, patience.timeout)
  afterAll(() => rt.remove())

  it('tells which right is missing, where a check cannot', async () => {
    const words = { subject: 'Refund', body: 'please' }
    const ticket = await carol.add({ queue: 'General', requester: 'customer@example.test', ...words })
    await carol.change(ticket, { Owner: 'alice' })
    await namesMissingRights(requestTracker({ url: rt.url, token: rt.tokens['dora']! }, impatientTools(fetch)), ticket)
  })

  describeConnector('keeps the promises of a connector', async () => {
    const faults = new FaultScript()
    let token = rt.tokens['pointsman']!
    const secret = token
    return {
      faults,
      secret,
      connect: () => requestTracker({ url: rt.url, token }, impatientTools(faultyFetch(fetch, faults))),
      agents: ['alice', 'bob'],
      queues: ['1', billing],
      priorities: ['0', '100'],
      addTicket: (words) => carol.add({ queue: 'General', requester: 'customer@example.test', ...words }),
      assign: (ticket, agent) => carol.change(ticket, { Owner: agent }),
      stands: async (ticket) => {
        const { status: _, ...stands } = await carol.look(ticket)
        return stands
      },
      takeRightAway: async () => {
        token = rt.tokens['guest']!
      },
    }
  })
})
