import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../texts/languages.ts'
import { sampleCompany } from './company.ts'

const seeds = fc.integer({ min: 0, max: 100_000 })

test('there are twelve queues with their topics, thirty agents, 400 accounts and 2,000 requesters', () => {
  const company = sampleCompany({ seed: 1 })
  expect(company.queues).toHaveLength(12)
  expect(company.topics.length).toBeGreaterThanOrEqual(30)
  expect(company.agents).toHaveLength(30)
  expect(company.accounts).toHaveLength(400)
  expect(company.requesters).toHaveLength(2000)
  expect(new Set(company.requesters.map((one) => one.id)).size).toBe(2000)
  for (const topic of company.topics) expect(company.queues.map((queue) => queue.id)).toContain(topic.queue)
})

test('whatever the seed, every queue has an agent with its required skills for every language', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { queues, agents } = sampleCompany({ seed })
      for (const queue of queues) {
        const able = agents.filter(
          (agent) =>
            agent.queues.includes(queue.id) &&
            queue.requiredSkills.every((skill) => agent.skills.some((own) => own.skill === skill && own.level > 0)),
        )
        for (const language of languages) {
          expect(
            able.some((agent) => agent.languages.includes(language)),
            `${queue.id} ${language}`,
          ).toBe(true)
        }
      }
    }),
    { numRuns: 30 },
  )
})

test('declared skills follow the hidden ability, loosely', () => {
  const pairs = [1, 2, 3].flatMap((seed) => {
    const company = sampleCompany({ seed })
    return company.agents.flatMap((agent) =>
      agent.skills.flatMap(({ skill, level }) => {
        const inQueue = company.topics.filter((topic) => topic.queue === skill)
        if (inQueue.length === 0) return []
        const successes = inQueue.map((topic) => company.truth.get(agent.id)?.abilities.get(topic.id)?.success ?? 0)
        return [[level, successes.reduce((a, b) => a + b, 0) / successes.length] as const]
      }),
    )
  })
  const r = correlation(pairs)
  expect(r).toBeGreaterThan(0.3)
  expect(r).toBeLessThan(0.9)
})

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [a, b] = [mean(0), mean(1)]
  const sum = (of: (x: number, y: number) => number): number =>
    pairs.reduce((total, [x, y]) => total + of(x - a, y - b), 0)
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
}
