import type { LabelledText } from '../../packages/core/src/learn/classifier.ts'
import { asExample, hasData, readRows, shuffled, string, type Row } from './data.ts'
import type { Split, Trial } from './trial.ts'

/** Every trial, by name; each is read from disk only when asked for. */
export const trials: Readonly<Record<string, () => Trial>> = {
  banking77: () => random('banking77', folds(rows('banking77/train').map(asExample), 5)),
  clinc150: () => ({
    ...random('clinc150', [{ train: rows('clinc150/train').map(asExample), test: clincTest() }]),
    outOfScope: rows('clinc150/oos_val').map(asExample),
  }),
  it8: () => inTime('it8', rows('it8_service_tickets/train'), (row) => Number(row['order']), asExample),
  'banking77-10': () => fewShot('banking77-10', 'train_10'),
  'banking77-5': () => fewShot('banking77-5', 'train_5'),
  'clinc150-10': () => random('clinc150-10', [{ train: rows('clinc150/train_10').map(asExample), test: clincTest() }]),
  'clinc150-5': () => random('clinc150-5', [{ train: rows('clinc150/train_5').map(asExample), test: clincTest() }]),
  'jira-pdfbox': () => jira('pdfbox'),
  'jira-shiro': () => jira('shiro'),
  'jira-pdfbox-shiro': () => jira('pdfbox', 'shiro'),
  nlbse2024: () => random('nlbse2024', folds(rows('nlbse2024/train').map(withFields('title', 'body', 'label')), 5)),
  tickets_multilang: () =>
    random('tickets_multilang', [
      {
        train: rows('tickets_multilang/train').map(withFields('subject', 'body', 'queue')),
        test: rows('tickets_multilang/test').map(withFields('subject', 'body', 'queue')),
      },
    ]),
  bitext_support: () =>
    random('bitext_support', [
      { train: rows('bitext_support/train').map(asExample), test: rows('bitext_support/test').map(asExample) },
    ]),
  xsid: () => random('xsid', folds(rows('xsid/valid').map(asExample), 5)),
}

/** The folder that a trial reads, to say so when it is absent. */
export function dataOf(trial: string): string {
  if (trial === 'it8') return 'it8_service_tickets'
  if (trial.startsWith('jira-')) return 'jira_assignment'
  return trial.replace(/-\d+$/, '')
}

export function isThere(trial: string): boolean {
  return hasData(dataOf(trial))
}

function rows(path: string): Row[] {
  return readRows(`${path}.jsonl.gz`)
}

function clincTest(): LabelledText[] {
  return rows('clinc150/val').map(asExample)
}

function random(name: string, splits: readonly Split[]): Trial {
  return { name, splits, outOfScope: [], order: 'random' }
}

function withFields(subject: string, body: string, label: string): (row: Row) => LabelledText {
  return (row) => ({ subject: string(row, subject), body: string(row, body), label: string(row, label) })
}

/** Every example is tested once, by the model of the fold that did not see it. */
function folds(examples: readonly LabelledText[], count: number): Split[] {
  const mixed = shuffled(examples)
  return Array.from({ length: count }, (_, fold) => ({
    train: mixed.filter((_example, i) => i % count !== fold),
    test: mixed.filter((_example, i) => i % count === fold),
  }))
}

/** Trains on the shots, tests on all of `train` that is not a shot. */
function fewShot(name: string, shots: string): Trial {
  const train = rows(`banking77/${shots}`).map(asExample)
  const seen = new Set(train.map(({ body }) => body.trim().toLowerCase()))
  const test = rows('banking77/train')
    .map(asExample)
    .filter(({ body }) => !seen.has(body.trim().toLowerCase()))
  return random(name, [{ train, test }])
}

/** First four fifths to train, the last fifth to test. */
function inTime(
  name: string,
  all: readonly Row[],
  key: (row: Row) => number,
  example: (row: Row) => LabelledText,
): Trial {
  const sorted = all.toSorted((a, b) => key(a) - key(b)).map(example)
  const cut = Math.floor(sorted.length * 0.8)
  return {
    name,
    splits: [{ train: sorted.slice(0, cut), test: sorted.slice(cut) }],
    outOfScope: [],
    order: 'time',
  }
}

/** Who resolves it, from summary and description alone. Reports without a date or an assignee say nothing of that. */
function jira(...projects: readonly string[]): Trial {
  const assigned = projects
    .flatMap((project) => rows(`jira_assignment/${project}`))
    .filter((row) => string(row, 'created') !== '' && string(row, 'assignee') !== 'Unassigned')
  return inTime(
    `jira-${projects.join('-')}`,
    assigned,
    (row) => Date.parse(`${string(row, 'created')}Z`),
    withFields('summary', 'description', 'assignee'),
  )
}
