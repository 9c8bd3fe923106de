import { expect, test } from 'vitest'
import type { Agent } from '../client/shapes.ts'
import { sharesOf } from './shares.ts'

function agent(id: string, effort: number, interesting: number): Agent {
  const profile = {
    name: id,
    active: true,
    queues: [],
    skills: [],
    languages: [],
    capacity: 4,
    tier: 1 as const,
    version: 1,
  }
  return { id, ...profile, lately: { effort, interesting } }
}

test('shares are of what the team was given, and nothing where it was given nothing', () => {
  const shares = sharesOf([agent('ana', 3, 0), agent('ben', 1, 0)])
  expect(shares.get('ana')).toEqual({ effort: 0.75, interesting: 0 })
  expect(shares.get('ben')).toEqual({ effort: 0.25, interesting: 0 })
})
