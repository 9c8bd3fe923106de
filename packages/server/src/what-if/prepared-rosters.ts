import { prepareRoster, type PreparedRoster, type Roster } from '@pointsman/core'

/** Works each roster out once: the decisions of an hour mostly share one, and it costs more than a decision. */
export function preparedRosters(): (roster: Roster) => PreparedRoster {
  const known = new WeakMap<Roster, PreparedRoster>()
  return (roster) => {
    const prepared = known.get(roster) ?? prepareRoster(roster)
    known.set(roster, prepared)
    return prepared
  }
}
