import { afterAll, beforeAll, expect, it } from 'vitest'
import { createStore } from '../store/open-store.ts'
import { aLesson } from '../store/store-fixture.ts'
import type { Store } from '../store/store.ts'
import { run } from './run.ts'
import { testShell } from './test-shell.ts'

let store: Store
beforeAll(async () => {
  store = await createStore({})
})
afterAll(() => store.close())

async function pointsman(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const { shell, out, err } = testShell(() => Promise.resolve({ ...store, close: () => Promise.resolve() }))
  return { code: await run(words, shell), out: out(), err: err() }
}

it('lists what was learned, shows one lesson, and takes it back with who and why', async () => {
  expect((await pointsman('lesson', 'list')).out).toContain('Nothing was learned')
  const [one] = await store.appendLessons([
    { ...aLesson('4711'), cause: 'overridden', reason: 'it is so' },
    { ...aLesson('4712'), cause: 'flagged', isNot: true, weight: 0.5 },
  ])
  const { out } = await pointsman('lesson', 'list')
  expect(out).toMatch(/not billing \(0\.50\)/)
  expect((await pointsman('lesson', 'list', '--ticket', '4711', '--json')).out).not.toContain('4712')
  expect((await pointsman('lesson', 'show', String(one!.seq))).out).toMatch(/queue: billing · in force[^]*"it is so"/)
  const taken = await pointsman('lesson', 'take-back', String(one!.seq), '--by', 'lea', '--reason', 'a slip', '--json')
  expect(JSON.parse(taken.out)).toMatchObject({ state: 'taken_back', taken_back: { actor: 'lea', reason: 'a slip' } })
  expect((await pointsman('lesson', 'list')).out).not.toContain('4711')
  expect((await pointsman('lesson', 'list', '--all')).out).toContain('taken back by lea')
})

it('names what is not there, and what is no place', async () => {
  expect(await pointsman('lesson', 'show', '999')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/no lesson 999/),
  })
  expect(await pointsman('lesson', 'take-back', '999')).toMatchObject({ code: 1 })
  expect(await pointsman('lesson', 'take-back', 'x')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/whole number/),
  })
})
