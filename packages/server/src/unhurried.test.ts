import { expect, test } from 'vitest'
import { mapUnhurried } from './unhurried.ts'

/** Works for so long without a pause. */
function work(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

test('a long run of work lets others have their turn, and gives its results in order', async () => {
  let turns = 0
  let isOver = false
  const others = (): void => {
    turns++
    if (!isOver) setImmediate(others)
  }
  setImmediate(others)
  const items = Array.from({ length: 40 }, (_, n) => n)
  const results = await mapUnhurried(items, (item, index) => {
    work(3)
    return [item, index]
  })
  isOver = true
  expect(results).toEqual(items.map((n) => [n, n]))
  expect(turns).toBeGreaterThanOrEqual(10)
})

test('a short run of work is done at once', async () => {
  let turns = 0
  setImmediate(() => turns++)
  expect(await mapUnhurried([1, 2, 3], (item) => item * 2)).toEqual([2, 4, 6])
  expect(turns).toBe(0)
})

test('a failure in the middle is the failure of the whole', async () => {
  const failing = mapUnhurried([1, 2], (item) => {
    if (item === 2) throw new Error('two')
  })
  await expect(failing).rejects.toThrow('two')
})
