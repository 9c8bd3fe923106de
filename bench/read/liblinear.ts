import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FieldText, LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { accuracy } from '../../packages/core/src/learn/evaluate/scored.ts'
import { isOnPath, leastOfThree, repeats, run } from './child.ts'
import { TfIdf, writeLines, type FeatureKind } from './features.ts'
import { named, weighed, type Answer, type Peer, type Trained } from './trial.ts'

/** One-vs-rest solvers of LIBLINEAR (Fan et al. 2008); dual coordinate descent, which suits text. */
export interface Solver {
  readonly name: string
  /** `-s 7`: logistic regression with probabilities; `-s 1`: squared hinge, the same optimum as `-s 2`. */
  readonly solver: '7' | '1'
  readonly features: FeatureKind
}

/** Tried once a data set on a held-out fifth of its training set; the best is kept. A luxury that ours does not get. */
const costs: Readonly<Record<Solver['solver'], readonly string[]>> = {
  '7': ['4', '16'],
  '1': ['0.1', '0.3', '1'],
}

export function liblinear({ name, solver, features }: Solver): Peer {
  let cost = costs[solver][1] ?? '1'
  return {
    name,
    absent: async () => (isOnPath('liblinear-train') ? undefined : 'apt-get install liblinear-tools'),
    tune: async (fit, check) => {
      let best = -1
      const model = new Model(fit, features)
      for (const candidate of costs[solver]) {
        await model.train(solver, candidate)
        const share = accuracy((await model.answer(check)).map(({ scored }) => scored))
        if (share > best) [best, cost] = [share, candidate]
      }
      model.dispose()
    },
    train: async (examples) => {
      const started = process.cpuUsage()
      const model = new Model(examples, features)
      const { user, system } = process.cpuUsage(started)
      await model.train(solver, cost)
      return Object.assign(model, { trainSeconds: model.seconds + (user + system) / 1e6 })
    },
  }
}

/** One training file and the model made of it. */
class Model implements Trained {
  /** Of `liblinear-train` alone. */
  seconds = 0
  trainSeconds = 0
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-liblinear-'))
  readonly #labels: readonly string[]
  readonly #features: TfIdf
  #solver: Solver['solver'] = '1'

  constructor(examples: readonly LabelledText[], kind: FeatureKind) {
    this.#labels = [...new Set(examples.map(({ label }) => label))]
    this.#features = new TfIdf(kind, examples)
    this.#write('train', examples, (i) => this.#labels.indexOf(examples[i]?.label ?? ''))
    writeFileSync(this.#file('empty'), '')
  }

  get modelBytes(): number {
    return statSync(this.#file('model')).size
  }

  async train(solver: Solver['solver'], cost: string): Promise<void> {
    this.#solver = solver
    const args = ['-q', '-s', solver, '-c', cost, '-B', '1', this.#file('train'), this.#file('model')]
    this.seconds = await run('liblinear-train', args)
  }

  async answer(tickets: readonly LabelledText[]): Promise<readonly Answer[]> {
    this.#write('test', tickets, () => 0)
    const hasProbabilities = this.#solver === '7'
    const args = [...(hasProbabilities ? ['-b', '1'] : []), this.#file('test'), this.#file('model'), this.#file('out')]
    await run('liblinear-predict', args)
    const lines = readFileSync(this.#file('out'), 'utf8').trimEnd().split('\n')
    if (!hasProbabilities) return tickets.map(({ label }, i) => named(label, this.#labels[Number(lines[i])] ?? ''))
    // First line: `labels 3 0 2 …`; then the label chosen and the probabilities in that order.
    const order = lines[0]!.trim().split(' ').slice(1).map(Number)
    return tickets.map(({ label }, i) => {
      const row = new Float64Array(this.#labels.length)
      for (const [k, value] of lines[i + 1]!.trim().split(' ').slice(1).entries()) row[order[k] ?? 0] = Number(value)
      return weighed(label, this.#labels, row)
    })
  }

  /** `liblinear-predict` on features that are there already: what it takes to make them is given to it as a present. */
  async docsPerSecond(tickets: readonly FieldText[]): Promise<number> {
    const times = repeats(tickets)
    const lines = tickets.map((ticket) => `0${this.#features.line(ticket)}`)
    writeLines(this.#file('speed'), Array.from({ length: times }, () => lines).flat())
    const predict = (file: string): Promise<number> =>
      run('liblinear-predict', ['-q', this.#file(file), this.#file('model'), this.#file('out')])
    const empty = await leastOfThree(() => predict('empty'))
    const full = await leastOfThree(() => predict('speed'))
    return (tickets.length * times) / (full - empty)
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #write(name: string, tickets: readonly FieldText[], label: (at: number) => number): void {
    const features = this.#features
    writeLines(
      this.#file(name),
      (function* lines() {
        for (const [i, ticket] of tickets.entries()) yield `${label(i)}${features.line(ticket)}`
      })(),
    )
  }

  #file(name: string): string {
    return join(this.#folder, name)
  }
}
