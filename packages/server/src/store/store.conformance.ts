import { afterAll, beforeAll, describe } from 'vitest'
import { absencesConformance } from './absences.conformance.ts'
import { connectionsConformance } from './connections.conformance.ts'
import { eventsConformance } from './events.conformance.ts'
import { historyConformance } from './history.conformance.ts'
import { historyEventsConformance } from './history-events.conformance.ts'
import { learningConformance } from './learning.conformance.ts'
import { lessonsConformance } from './lessons.conformance.ts'
import { livesConformance } from './lives.conformance.ts'
import { modelsConformance } from './models.conformance.ts'
import { nowConformance } from './now.conformance.ts'
import { organisationConformance } from './organisation.conformance.ts'
import { queuesChangeConformance } from './queues-change.conformance.ts'
import { recordingConformance } from './recording.conformance.ts'
import { reportsConformance } from './reports.conformance.ts'
import { reviewConformance } from './review.conformance.ts'
import { shadowConformance } from './shadow.conformance.ts'
import { StoreFixture } from './store-fixture.ts'
import { storeModel } from './store-model.conformance.ts'
import { trustConformance } from './trust.conformance.ts'
import type { Store } from './store.ts'
import { usersConformance } from './users.conformance.ts'
import { webhooksConformance } from './webhooks.conformance.ts'
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

    usersConformance(fixture)
    connectionsConformance(fixture)
    organisationConformance(fixture)
    recordingConformance(fixture)
    eventsConformance(fixture)
    historyConformance(fixture)
    historyEventsConformance(fixture)
    learningConformance(fixture)
    lessonsConformance(fixture)
    shadowConformance(fixture)
    modelsConformance(fixture)
    reportsConformance(fixture)
    queuesChangeConformance(fixture)
    webhooksConformance(fixture)
    livesConformance(open)
    absencesConformance(open)
    nowConformance(open)
    reviewConformance(open)
    urgencyOrder(open)
    trustConformance(open)
    storeModel(open)
  })
}
