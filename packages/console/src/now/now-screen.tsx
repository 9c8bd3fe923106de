import { getRouteApi } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { texts } from '../texts.ts'
import { Breakdowns } from './breakdowns.tsx'
import { Feed } from './feed.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FlowChart } from './flow-chart.tsx'
import { QueueList } from './queue-list.tsx'
import { Stats } from './stats.tsx'
import { Tour } from './tour.tsx'
import { useCounts } from './use-now.ts'

const route = getRouteApi('/')

/** The first screen: what waits, why, and how it drains. */
export function NowScreen(): ReactElement {
  const filters = route.useSearch()
  const counts = useCounts()
  const [total, setTotal] = useState<number>()
  useTitle(texts.screens.now)
  return (
    <div className="now">
      <h1 className="hidden">{texts.now.title}</h1>
      <Tour />
      <Stats now={counts.data} />
      {counts.error !== null && counts.data === undefined ? (
        <Failed error={counts.error} onAgain={() => void counts.refetch()} />
      ) : null}
      <div className="now-columns">
        <div className="now-list">
          <FilterBar filters={filters} now={counts.data} total={total} />
          <QueueList filters={filters} onTotal={setTotal} />
        </div>
        <aside className="now-side" aria-label={texts.now.flow}>
          {counts.data === undefined ? null : <FlowChart now={counts.data} />}
          {filters.view === 'given-out' ? null : <Breakdowns now={counts.data} filters={filters} />}
          <Feed />
        </aside>
      </div>
    </div>
  )
}
