import { expect, test } from 'vitest'
import { mostLabels, withFrequentLabels } from './frequent-labels.ts'

const example = (label: string): { subject: string; body: string; label: string } => ({ subject: '', body: 'x', label })

test('as many labels as usual are all kept', () => {
  const examples = ['a', '__proto__', 'a', 'constructor'].map(example)
  expect(withFrequentLabels(examples)).toBe(examples)
})

test('of too many labels the most frequent stay, their tickets in order', () => {
  const rare = Array.from({ length: mostLabels * 2 }, (_, i) => example(`rare ${i}`))
  const kept = withFrequentLabels([...rare, example('often'), example('often')])
  expect(new Set(kept.map(({ label }) => label)).size).toBe(mostLabels)
  expect(kept.slice(-2).map(({ label }) => label)).toEqual(['often', 'often'])
  expect(kept[0]!.label).toBe('rare 0')
})
