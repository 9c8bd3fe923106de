import { alarms } from './alarms.ts'
import { absences } from './absences.ts'
import { CalendarShelf } from './calendar-shelf.ts'
import { comparisons } from './comparisons.ts'
import { connectionFacts } from './connection-facts.ts'
import { connectionWrites } from './connection-writes.ts'
import { connections } from './connections.ts'
import type { ConnectionVerbs } from './connection-verbs.ts'
import { customers } from './customers.ts'
import type { Database } from './database.ts'
import { decisions } from './decisions.ts'
import { events } from './events.ts'
import { health } from './health.ts'
import { heardNews, type HeardNews } from './heard-news.ts'
import { history } from './history.ts'
import { idempotency } from './idempotency.ts'
import { keys } from './keys.ts'
import { leases } from './leases.ts'
import { lessons } from './lessons.ts'
import { models } from './models.ts'
import { now } from './now.ts'
import { organisation } from './organisation.ts'
import { outbox } from './outbox.ts'
import { PolicyShelf } from './policy-shelf.ts'
import { profiles } from './profiles.ts'
import { recordedNews } from './recorded-news.ts'
import { recording } from './recording.ts'
import { reports } from './reports.ts'
import { review } from './review.ts'
import { RosterShelf } from './rosters.ts'
import { standing } from './standing.ts'
import type { Store } from './store.ts'
import { takingIn } from './take-in.ts'
import { tickets } from './tickets.ts'
import { timers } from './timers.ts'
import { trust } from './trust.ts'
import { sealedSecrets } from './sealed-secrets.ts'
import { sessions } from './sessions.ts'
import { trainings } from './trainings.ts'
import { users } from './users.ts'
import { verdicts } from './verdicts.ts'
import { waiting } from './waiting.ts'
import { hooks } from './hooks.ts'
import { webhookDeliveries } from './webhook-deliveries.ts'
import { webhookNews } from './webhook-news.ts'
import { webhooks } from './webhooks.ts'

/** The one store, on either database. Each part of the interface is a file of its own. */
export function postgresStore(database: Database, close: () => Promise<void>): Store {
  const shelf = new RosterShelf(database)
  const shelves = { policies: new PolicyShelf(), calendars: new CalendarShelf() }
  const news = recordedNews(database)
  const heard = heardNews(database)
  return {
    ...organisation(database, shelves.policies),
    ...profiles(database, shelves),
    ...history(database),
    ...tickets(database, shelves.calendars),
    ...events(database, shelves),
    ...timers(database, shelves),
    ...absences(database, shelves),
    ...waiting(database, shelves.calendars),
    ...now(database, shelves.calendars),
    ...outbox(database),
    ...leases(database),
    ...standing(database),
    ...customers(database),
    ...recording(database, { rosters: shelf, ...shelves }, news.tell),
    ...decisions(database, shelf),
    ...reports(database),
    ...review(database, shelf),
    ...trust(database),
    ...takingIn(database),
    ...alarms(database),
    ...lessons(database),
    ...models(database),
    ...trainings(database),
    ...comparisons(database, shelf),
    ...verdicts(database),
    ...connectionVerbs(database, heard),
    ...keys(database),
    ...users(database),
    ...sessions(database),
    ...idempotency(database),
    ...health(database),
    ...webhooks(database),
    ...webhookNews(database),
    ...webhookDeliveries(database),
    ...hooks(database),
    ...sealedSecrets(database),
    onRecorded: news.onRecorded,
    backup: (toFile) => database.backup(toFile),
    close: async () => {
      heard.close()
      await news.close()
      await close()
    },
  }
}

function connectionVerbs(database: Database, { tellHeard, onHeard }: HeardNews): ConnectionVerbs {
  return {
    ...connections(database),
    ...connectionFacts(database),
    ...connectionWrites(database),
    tellHeard,
    onHeard,
  }
}
