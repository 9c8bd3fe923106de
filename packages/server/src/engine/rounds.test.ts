import { expect, test } from 'vitest'
import { keepRounds } from './rounds.ts'

test('ending the rounds waits for the step under way, and no other begins after it', async () => {
  const begun: string[] = []
  let finish = (): void => undefined
  const slow = new Promise<void>((resolve) => (finish = resolve))
  const failed = (): void => undefined
  const end = keepRounds(1, [
    {
      work: () => {
        begun.push('slow')
        return slow
      },
      failed,
    },
    { work: async () => begun.push('next'), failed },
  ])
  await expect.poll(() => begun).toEqual(['slow'])
  let isEnded = false
  const ended = end().then(() => (isEnded = true))
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isEnded).toBe(false)
  finish()
  await ended
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(begun).toEqual(['slow'])
})

test('a step that fails says so, and the others are taken', async () => {
  const told: unknown[] = []
  const end = keepRounds(1, [
    { work: () => Promise.reject(new Error('lost')), failed: (error) => told.push(String(error)) },
    { work: async () => told.push('taken'), failed: () => undefined },
  ])
  await expect.poll(() => told.slice(0, 2)).toEqual(['Error: lost', 'taken'])
  await end()
})
