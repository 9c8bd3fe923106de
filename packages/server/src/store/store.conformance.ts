import { afterAll, beforeAll, describe } from 'vitest'
import { absencesConformance } from './absences.conformance.ts'
import { eventsConformance } from './events.conformance.ts'
import { historyConformance } from './history.conformance.ts'
import { learningConformance } from './learning.conformance.ts'
import { livesConformance } from './lives.conformance.ts'
import { organisationConformance } from './organisation.conformance.ts'
import { recordingConformance } from './recording.conformance.ts'
import { StoreFixture } from './store-fixture.ts'
import { storeModel } from './store-model.conformance.ts'
import type { Store } from './store.ts'
import { urgencyOrder } from './urgency-order.conformance.ts'

/** What every store must do, whatever it stands on. `open` answers a fresh, empty store. */
export function storeConformance(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    const fixture = new StoreFixture()

    beforeAll(async () => {
      fixture.store = await open()
    })
    afterAll(async () => {
      await fixture.store.close()
    })

    organisationConformance(fixture)
    recordingConformance(fixture)
    eventsConformance(fixture)
    historyConformance(fixture)
    learningConformance(fixture)
    livesConformance(open)
    absencesConformance(open)
    urgencyOrder(open)
    storeModel(open)
  })
}
