import { describe, expect, it } from 'vitest'
import { rm, readFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HistoricTicket } from '@pointsman/core'
import { generateHistory, type Trial } from '@pointsman/simulator'
import type { Store } from '../../store/store.ts'
import { run } from '../run.ts'
import { testShell } from '../test-shell.ts'
import { runTasks } from './seed-pool.ts'
import { parseWhatIf } from './what-if.ts'

const quick = ['simulate', '--world', 'small', '--days', '3', '--seeds', '2', '--threads', '1']

async function simulate(...more: readonly string[]): Promise<{ out: string; err: string; code: number }> {
  const { shell, out, err } = testShell()
  const code = await run([...quick, ...more], shell)
  return { out: out(), err: err(), code }
}

describe('pointsman simulate', () => {
  it('prints what each policy came to, with ranges, against the main peer', async () => {
    const { out, code } = await simulate('--policies', 'skills-fifo,index,oracle')
    expect(code).toBe(0)
    expect(out).toMatch(/^small: ten people/)
    expect(out).toMatch(/cost of delay per ticket +\d+\.\d\d ±\d+\.\d\d +\d+\.\d\d ±\d/)
    expect(out).toMatch(/of the way from skills-fifo to the oracle +0\.00 .* 1\.00/)
    expect(out).toContain('█')
  })

  it('says the same twice, and the same on two threads', async () => {
    const one = await simulate('--policies', 'skills-fifo', '--json')
    const two = await simulate('--policies', 'skills-fifo', '--json')
    expect(two.out).toBe(one.out)
    const { variants } = JSON.parse(one.out) as { variants: { trials: Trial[] }[] }
    const { worlds } = await import('@pointsman/simulator')
    const world = worlds.find(({ name }) => name === 'small')!
    const experiment = {
      world,
      days: 3,
      warmupDays: 14,
      seeds: 2,
      policies: ['skills-fifo'] as const,
      staff: [],
      volume: 1,
    }
    const tasks = [1, 2].map((seed) => ({ experiment, seed }))
    const onThreads = await runTasks(tasks, { threads: 2, onDone: () => undefined, onStart: () => undefined })
    expect(onThreads.flat()).toEqual(variants[0]!.trials)
  })

  it('answers what a third more tickets and a colleague more would do', async () => {
    const { out } = await simulate('--policies', 'skills-fifo', '--what-if', 'volume*1.3', '--what-if', 'agents+2')
    const cost = (line: string): number => Number(/\((?:× )(?<ratio>\d+\.\d+)/.exec(line)?.groups?.['ratio'])
    const lines = out.split('\n')
    expect(cost(lines.find((line) => line.startsWith('volume*1.3'))!)).toBeGreaterThan(1)
    expect(cost(lines.find((line) => line.startsWith('agents+2'))!)).toBeLessThan(1)
  })

  it('draws it into a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pointsman-svg-'))
    const file = join(folder, 'small.svg')
    await simulate('--policies', 'skills-fifo,index', '--svg', file)
    const svg = await readFile(file, 'utf8')
    await rm(folder, { recursive: true })
    expect(svg).toMatch(/^<svg xmlns/)
    expect(svg.match(/<rect /g)).toHaveLength(1 + 4 * 2)
  })

  it('plays the organisation that the imported history describes', async () => {
    const history: readonly HistoricTicket[] = [
      ...generateHistory({ seed: 3, from: Date.UTC(2026, 0, 5), months: 2, ticketsPerDay: 25 }),
    ]
    const store = {
      agents: () => Promise.resolve([]),
      history: async function* () {
        await Promise.resolve()
        yield history
      },
      close: () => Promise.resolve(),
    }
    const { shell, out } = testShell(() => Promise.resolve(store as unknown as Store))
    const code = await run(
      ['simulate', '--from', 'history', '--days', '3', '--seeds', '1', '--threads', '1', '--policies', 'skills-fifo'],
      shell,
    )
    expect(code).toBe(0)
    expect(out()).toMatch(/history: fitted from the imported history/)
    expect(out()).toMatch(/- \d+ tickets with an assignee, \d+ topics, \d+ agents/)
  })

  it('says what is wrong with a policy, a world or a change that there is not', async () => {
    expect((await simulate('--policies', 'magic')).err).toMatch(/no policy "magic"; there are .*round-robin/)
    expect((await simulate('--world', 'mars')).err).toMatch(/no world "mars"; there are thirty/)
    expect((await simulate('--what-if', 'coffee+1')).err).toMatch(/"coffee\+1": expected "agents\+N"/)
    expect((await simulate('--what-if', 'agents+1:skill=juggling')).err).toMatch(/nothing is called juggling/)
    expect((await simulate('--world', 'mars')).code).toBe(2)
  })
})

describe('a what-if', () => {
  it('is read from a few words', () => {
    expect(parseWhatIf('agents+1:skill=french', ['queue-1'])).toMatchObject({
      staff: [{ count: 1, skill: 'fr' }],
      volume: 1,
    })
    expect(parseWhatIf('agents+2:skill=QUEUE-1', ['queue-1']).staff).toEqual([{ count: 2, skill: 'queue-1' }])
    expect(parseWhatIf('agents-3', []).staff).toEqual([{ count: -3 }])
    expect(parseWhatIf('volume*0.8', []).volume).toBe(0.8)
  })
})
