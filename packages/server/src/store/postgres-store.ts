import { absences } from './absences.ts'
import { CalendarShelf } from './calendar-shelf.ts'
import { customers } from './customers.ts'
import type { Database } from './database.ts'
import { decisions } from './decisions.ts'
import { events } from './events.ts'
import { health } from './health.ts'
import { history } from './history.ts'
import { idempotency } from './idempotency.ts'
import { keys } from './keys.ts'
import { leases } from './leases.ts'
import { lessons } from './lessons.ts'
import { models } from './models.ts'
import { organisation } from './organisation.ts'
import { outbox } from './outbox.ts'
import { PolicyShelf } from './policy-shelf.ts'
import { profiles } from './profiles.ts'
import { recordedNews } from './recorded-news.ts'
import { recording } from './recording.ts'
import { RosterShelf } from './rosters.ts'
import { standing } from './standing.ts'
import type { Store } from './store.ts'
import { tickets } from './tickets.ts'
import { timers } from './timers.ts'
import { waiting } from './waiting.ts'

/** The one store, on either database. Each part of the interface is a file of its own. */
export function postgresStore(database: Database, close: () => Promise<void>): Store {
  const shelf = new RosterShelf(database)
  const shelves = { policies: new PolicyShelf(), calendars: new CalendarShelf() }
  const news = recordedNews(database)
  return {
    ...organisation(database, shelves.policies),
    ...profiles(database, shelves),
    ...history(database),
    ...tickets(database, shelves.calendars),
    ...events(database, shelves),
    ...timers(database, shelves),
    ...absences(database, shelves),
    ...waiting(database, shelves.calendars),
    ...outbox(database),
    ...leases(database),
    ...standing(database),
    ...customers(database),
    ...recording(database, { rosters: shelf, ...shelves }, news.tell),
    ...decisions(database, shelf),
    ...lessons(database),
    ...models(database),
    ...keys(database),
    ...idempotency(database),
    ...health(database),
    onRecorded: news.onRecorded,
    backup: (toFile) => database.backup(toFile),
    close: async () => {
      await news.close()
      await close()
    },
  }
}
