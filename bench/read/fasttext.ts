import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { FieldText, LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { isOnPath, leastOfThree, repeats, run } from './child.ts'
import { joined, weighed, type Answer, type Peer, type Trained } from './trial.ts'

/**
 * fastText (Joulin et al. 2016) at its accurate setting, the same for every set: the best of a dozen on held-out fifths
 * of the training sets of banking77 (.864), clinc150 (.938) and it8 (.80). Neither more epochs, nor 6-grams, nor two
 * million buckets gained more than .002. It sees every example 25 times, and `leastSeen` words in all: with the 25
 * alone it learns nothing from ten short examples a class.
 */
export const fasttextSetting = {
  lr: '1.0',
  wordNgrams: '2',
  minn: '3',
  maxn: '5',
  dim: '100',
  bucket: '200000',
}

const leastSeen = 2_500_000

export function fasttext(setting: Readonly<Record<string, string>> = fasttextSetting): Peer {
  return {
    name: 'fastText',
    absent: async () => (isOnPath('fasttext') ? undefined : 'apt-get install fasttext'),
    train: (examples) => train(examples, setting),
  }
}

async function train(examples: readonly LabelledText[], setting: Readonly<Record<string, string>>): Promise<Trained> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fasttext-'))
  const file = (name: string): string => join(folder, name)
  const labels = [...new Set(examples.map(({ label }) => label))]
  const lines = examples.map((example) => `__label__${labels.indexOf(example.label)} ${line(example)}`)
  writeFileSync(file('train.txt'), `${lines.join('\n')}\n`)
  writeFileSync(file('empty.txt'), '')
  const settings = Object.entries(setting).flatMap(([name, value]) => [`-${name}`, value])
  const words = lines.reduce((sum, text) => sum + text.split(' ').length - 1, 0)
  const epochs = Math.max(25, Math.ceil(leastSeen / words))
  const base = ['-input', file('train.txt'), '-output', file('model'), '-thread', '1', '-verbose', '0', '-seed', '1']
  const trainSeconds = await run('fasttext', [
    'supervised',
    ...base,
    '-loss',
    'softmax',
    '-epoch',
    `${epochs}`,
    ...settings,
  ])
  return {
    trainSeconds,
    modelBytes: statSync(file('model.bin')).size,
    answer: async (tickets) => {
      writeFileSync(file('test.txt'), `${tickets.map(line).join('\n')}\n`)
      await run('fasttext', ['predict-prob', file('model.bin'), file('test.txt'), '-1'], file('out.txt'))
      return parse(readFileSync(file('out.txt'), 'utf8'), labels, tickets)
    },
    // `predict` with one label a line, its fastest use; loading is taken off by timing an empty input.
    docsPerSecond: async (tickets) => {
      const times = repeats(tickets)
      writeFileSync(file('speed.txt'), `${tickets.map(line).join('\n')}\n`.repeat(times))
      const empty = await leastOfThree(() => run('fasttext', ['predict', file('model.bin'), file('empty.txt'), '1']))
      const full = await leastOfThree(() => run('fasttext', ['predict', file('model.bin'), file('speed.txt'), '1']))
      return (tickets.length * times) / (full - empty)
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The tokenisation its manual recommends: lower case, punctuation set apart. */
function line(ticket: FieldText): string {
  return joined(ticket)
    .toLowerCase()
    .replace(/([.!?,'"/()])/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
}

function parse(output: string, labels: readonly string[], tickets: readonly LabelledText[]): Answer[] {
  const lines = output.split('\n')
  return tickets.map(({ label }, i) => {
    const row = new Float64Array(labels.length)
    const parts = (lines[i] ?? '').split(' ')
    for (let k = 0; k + 1 < parts.length; k += 2)
      row[Number(parts[k]!.slice('__label__'.length))] = Number(parts[k + 1])
    return weighed(label, labels, row)
  })
}
