import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decisionBriefSchema, type DecisionBrief } from '../contract.ts'
import { openTestApi, refundTicket, seedTeam, type TestApi } from './test-api.ts'
import { signedIn, type TestPerson } from './test-people.ts'

let api: TestApi
let address: string

beforeAll(async () => {
  api = await openTestApi()
  await seedTeam(api)
  address = await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => api.close())

interface Told {
  readonly id: number
  readonly brief: DecisionBrief
}

/** Listens until so many decisions were told. */
async function* listen(headers: Record<string, string> = {}, query = ''): AsyncGenerator<Told> {
  const authorization = `Bearer ${await api.keyWith('read')}`
  const answer = await fetch(`${address}/v1/stream${query}`, { headers: { authorization, ...headers } })
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  let text = ''
  for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += piece
    const events = text.split('\n\n')
    text = events.pop()!
    for (const event of events) {
      const fields = new Map(
        event.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
      )
      if (fields.get('event') !== 'decision') continue
      yield { id: Number(fields.get('id')), brief: decisionBriefSchema.parse(JSON.parse(fields.get('data')!)) }
    }
  }
}

async function take(stream: AsyncGenerator<Told>, count: number): Promise<Told[]> {
  const told: Told[] = []
  for await (const one of stream) if (told.push(one) === count) break
  return told
}

async function post(id: string): Promise<string> {
  return (await api.send('POST', '/v1/tickets', { id, ...refundTicket })).body.decision.id
}

describe('the stream', () => {
  test('tells decisions as they fall, in their order', async () => {
    const stream = listen()
    const first = stream.next()
    await new Promise((resolve) => setTimeout(resolve, 200))
    const ids = [await post('S-1'), await post('S-2'), await post('S-3')]
    const told = [(await first).value as Told, ...(await take(stream, 2))]
    expect(told.map(({ brief }) => brief.id)).toEqual(ids)
    expect(told[0]!.brief).toMatchObject({ subject: refundTicket.subject, agent_name: 'Ada', queue_label: 'billing' })
    expect(told[0]!.brief.because.length).toBeGreaterThan(0)
  })

  test('resumes where it broke off, without a gap and without telling anything twice', async () => {
    const ids = []
    for (let n = 0; n < 120; n++) ids.push(post(`R-${n}`))
    await Promise.all(ids)
    const all = await take(listen({}, '?after=0'), 123)
    const half = all[60]!
    const rest = await take(listen({ 'last-event-id': String(half.id) }), 62)
    expect(rest).toEqual(all.slice(61))
    expect(new Set(all.map(({ brief }) => brief.ticket_id)).size).toBe(123)
  })

  test('ends for whoever is shut out meanwhile, and for nobody else', async () => {
    const [out, stays] = [await signedIn(api, 'read_only'), await signedIn(api, 'supervisor')]
    const leave = new AbortController()
    // Answers when the stream has begun, with what is heard until it ends.
    const listener = async ({ cookie }: TestPerson): Promise<{ readonly heard: Promise<string> }> => {
      const { body } = await fetch(`${address}/v1/stream`, { headers: { cookie }, signal: leave.signal })
      const toItsEnd = async (): Promise<string> => {
        let heard = ''
        for await (const piece of body!.pipeThrough(new TextDecoderStream())) heard += piece
        return heard
      }
      return { heard: toItsEnd() }
    }
    const staying = (await listener(stays)).heard.catch(() => 'was still listening')
    const { heard: ending } = await listener(out)
    await out.send('DELETE', '/v1/me/sessions/this')
    expect(await ending).toContain('decisions after')
    await post('after-that')
    leave.abort()
    expect(await staying).toBe('was still listening')
  }, 30_000)

  test('ends when the server closes', async () => {
    const told: Told[] = []
    const listening = (async () => {
      for await (const one of listen()) told.push(one)
    })()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await api.app.close()
    await listening
    expect(told).toEqual([])
  })
})
