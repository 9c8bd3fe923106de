import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { joined, weighed, type Answer, type Peer, type Trained } from './trial.ts'

/** Kept out of this repository's own packages: it is a peer, and brings an old tree of its own. */
const home = join(import.meta.dirname, '..', '..', '.cache', 'peers')

/** Above this it takes many minutes: its perceptrons are plain JavaScript over maps. */
const mostExamples = 15_000

interface Nlp {
  addLanguage(language: string): void
  addDocument(language: string, text: string, intent: string): void
  train(): Promise<void>
  process(language: string, text: string): Promise<{ classifications: { intent: string; score: number }[] }>
  export(minified: boolean): string
}
interface Container {
  use(plugin: unknown): void
  get(name: 'nlp'): Nlp & { readonly settings: { autoSave: boolean } }
  registerConfiguration(tag: string, configuration: object): void
}
interface Basic {
  containerBootstrap(): Promise<Container>
  readonly Nlp: unknown
  readonly LangEn: unknown
}

/** nlp.js (npm `@nlpjs/basic`), English, its defaults without the network lookups and the log. */
export function nlpjs(): Peer {
  return {
    name: 'nlp.js',
    absent: async () =>
      existsSync(join(home, 'node_modules', '@nlpjs', 'basic'))
        ? undefined
        : 'npm install --prefix .cache/peers --ignore-scripts @nlpjs/basic@4.27.0',
    train,
  }
}

async function train(examples: readonly LabelledText[]): Promise<Trained> {
  if (examples.length > mostExamples) throw new Error(`nlp.js is left out above ${mostExamples} examples: too slow`)
  const { containerBootstrap, Nlp, LangEn } = createRequire(join(home, 'package.json'))('@nlpjs/basic') as Basic
  // A container for each training: its usual one is shared, and a fold would know the texts it is tested on from the fold before.
  const container = await containerBootstrap()
  container.registerConfiguration('nlu-??', { log: false })
  container.use(Nlp)
  container.use(LangEn)
  const nlp = container.get('nlp')
  nlp.settings.autoSave = false
  nlp.addLanguage('en')
  for (const example of examples) nlp.addDocument('en', joined(example), example.label)
  const started = process.cpuUsage()
  await nlp.train()
  const { user, system } = process.cpuUsage(started)
  const labels = [...new Set(examples.map(({ label }) => label)), 'None']
  return {
    trainSeconds: (user + system) / 1e6,
    modelBytes: nlp.export(true).length,
    answer: (tickets) => answer(nlp, labels, tickets),
    docsPerSecond: async (tickets) => {
      const some = tickets.slice(0, 1000)
      const before = process.cpuUsage()
      for (const ticket of some) await nlp.process('en', joined(ticket))
      const used = process.cpuUsage(before)
      return some.length / ((used.user + used.system) / 1e6)
    },
    dispose: () => undefined,
  }
}

async function answer(nlp: Nlp, labels: readonly string[], tickets: readonly LabelledText[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const ticket of tickets) {
    const { classifications } = await nlp.process('en', joined(ticket))
    const row = new Float64Array(labels.length)
    for (const { intent, score } of classifications) row[labels.indexOf(intent)] = score
    answers.push(weighed(ticket.label, labels, row))
  }
  return answers
}
