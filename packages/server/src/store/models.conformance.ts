import { describe, expect, it } from 'vitest'
import type { StoreFixture } from './store-fixture.ts'
import type { Promotion, StoredModel } from './store.ts'

const at = 1_795_000_000_000

/** Models, which of them is in force, and trainings. */
export function modelsConformance(use: StoreFixture): void {
  const inForce = async (): Promise<string | undefined> => (await use.store.model())?.version
  const saved = async (promotion?: Promotion): Promise<string> => {
    const model = aModel(use.newId('m'))
    await use.store.saveModel(model, promotion)
    return model.version
  }

  describe('models', () => {
    it('are kept whole, and saving one puts nothing in force', async () => {
      const snapshot = new Uint8Array(9_000_000).map((_, index) => (index * 31) % 251)
      const model = { ...aModel(use.newId('m')), trainedThrough: at - 5, snapshot }
      const before = await use.store.championVersion()
      expect(await use.store.saveModel(model, undefined)).toBe(false)
      expect(await use.store.championVersion()).toBe(before)
      const loaded = await use.store.model(model.version)
      expect(Buffer.compare(loaded!.snapshot, snapshot)).toBe(0)
      const { snapshot: _, ...rest } = model
      expect(loaded).toEqual({ ...rest, snapshot: loaded!.snapshot })
      expect((await use.store.models())[0]).toEqual({ ...rest, bytes: snapshot.length })
      expect(await use.store.model('never')).toBeUndefined()
    })

    it('are in force by word, with who said so, when and why', async () => {
      const promotion = aPromotion('the first')
      const first = await saved(promotion)
      expect([await use.store.championVersion(), await inForce()]).toEqual([first, first])
      const second = await saved()
      expect(await inForce()).toBe(first)
      expect(await use.store.promoteModel(second, aPromotion('by hand'))).toMatchObject({ version: second })
      expect(await inForce()).toBe(second)
      const [last, before] = await use.store.promotions(2)
      expect(last).toEqual({ version: second, ...aPromotion('by hand') })
      expect(before).toEqual({ version: first, ...promotion })
      // Once more changes nothing and notes nothing.
      await use.store.promoteModel(second, aPromotion('again'))
      expect((await use.store.promotions(1))[0]!.reason).toBe('by hand')
      await expect(use.store.promoteModel('never', promotion)).rejects.toMatchObject({ code: 'not_found' })
    })

    it('are gone back to step by step, and each step is noted', async () => {
      const [first, second, third] = [await saved(aPromotion()), await saved(aPromotion()), await saved(aPromotion())]
      expect((await use.store.backToModel(aPromotion('worse'))).version).toBe(second)
      expect((await use.store.backToModel(aPromotion('worse'))).version).toBe(first)
      expect(await inForce()).toBe(first)
      await use.store.promoteModel(third, aPromotion('was better after all'))
      expect((await use.store.backToModel(aPromotion())).version).toBe(first)
      expect((await use.store.promotions(4)).map(({ version }) => version)).toEqual([first, third, first, second])
    })

    it('are not put in force over a champion that has changed since they were compared', async () => {
      const compared = await saved(aPromotion())
      const meanwhile = await saved(aPromotion())
      const late = aModel(use.newId('m'))
      expect(await use.store.saveModel(late, { ...aPromotion(), over: compared })).toBe(false)
      expect(await inForce()).toBe(meanwhile)
      expect(await use.store.saveModel(late, { ...aPromotion(), over: meanwhile })).toBe(true)
      expect(await inForce()).toBe(late.version)
    })

    it('put in force by two at once end with one in force, and both noted', async () => {
      const versions = [await saved(), await saved(), await saved()]
      await Promise.all(versions.map((version) => use.store.promoteModel(version, aPromotion('race'))))
      const noted = (await use.store.promotions(3)).map(({ version }) => version)
      expect(noted.toSorted()).toEqual(versions.toSorted())
      expect(await inForce()).toBe(noted[0])
    })

    it('are tidied away but for the champion, the one before it and the last saved', async () => {
      const previous = await saved(aPromotion())
      const champion = await saved(aPromotion())
      const rest = [await saved(), await saved(), await saved()]
      const gone = await use.store.pruneModels(2)
      expect(gone).toContain(rest[0])
      expect((await use.store.models()).map(({ version }) => version).toSorted()).toEqual(
        [previous, champion, rest[1]!, rest[2]!].toSorted(),
      )
      expect(await use.store.pruneModels(2)).toEqual([])
      expect((await use.store.backToModel(aPromotion())).version).toBe(previous)
      await expect(use.store.backToModel(aPromotion())).rejects.toMatchObject({ code: 'no_earlier_model' })
    })
  })

  describe('trainings', () => {
    it('tell how far they are and how they ended; one that died is over when the next begins', async () => {
      const [one, two] = [use.newId('training'), use.newId('training')]
      await use.store.beginTraining({ id: one, startedAt: at, actor: 'ada', kind: 'asked', seed: 7 })
      await use.store.noteTraining(one, 0.5, 'halfway')
      const begun = { id: one, startedAt: at, actor: 'ada', kind: 'asked', seed: 7 }
      expect((await use.store.trainings(1))[0]).toEqual({ ...begun, share: 0.5, step: 'halfway' })
      await use.store.beginTraining({ id: two, startedAt: at + 9, actor: 'pointsman', kind: 'nightly', seed: 1 })
      const ending = { outcome: 'better', inWords: 'It is better.', model: 'm1', facts: { tickets: 3 } } as const
      await use.store.endTraining(two, at + 20, ending)
      await use.store.noteTraining(two, 0.1, 'late')
      const [last, died] = await use.store.trainings(2)
      expect(last).toMatchObject({ id: two, endedAt: at + 20, ending, share: 1, step: 'done' })
      expect(died).toMatchObject({ id: one, endedAt: at + 9, ending: { outcome: 'abandoned' } })
    })
  })
}

function aModel(version: string): StoredModel {
  return { version, trainedAt: at, lessonSeq: 4, snapshot: new Uint8Array([1, 2]), facts: { tickets: 10 } }
}

function aPromotion(reason = 'because'): Promotion {
  return { at, actor: 'ada', reason }
}
