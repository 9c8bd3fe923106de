import './discrepancies.css'
import { Code, Skeleton } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { ShadowReport } from '../client/shapes.ts'
import { Empty } from '../shell/empty.tsx'
import { Failed } from '../shell/failure.tsx'
import { useTitle } from '../shell/use-title.ts'
import { texts } from '../texts.ts'
import { DiscrepancyFilterBar } from './filter-bar.tsx'
import type { DiscrepancyFilters } from './filters.ts'
import { Progress } from './progress.tsx'
import { QueuesReady } from './queues-ready.tsx'
import { Sides } from './sides.tsx'
import { useChosen } from './use-chosen.ts'
import { useDiscrepancies, useShadowReport } from './use-discrepancies.ts'
import { useVerdictKeys } from './use-verdict-keys.ts'
import { NeitherForm } from './neither-form.tsx'
import { WorkList } from './work-list.tsx'

const route = getRouteApi('/discrepancies')

/** What shadow and suggest have shown: where people did otherwise, who was right, and which queue may go live. */
export function DiscrepanciesScreen(): ReactElement {
  const filters = route.useSearch()
  const report = useShadowReport()
  useTitle(texts.discrepancies.title)
  return (
    <div className="page judging">
      <header className="page-head">
        <h1>{texts.discrepancies.title}</h1>
        <p className="quiet">{texts.discrepancies.lead}</p>
      </header>
      {report.error === null || report.data !== undefined ? null : (
        <Failed error={report.error} onAgain={() => void report.refetch()} />
      )}
      {report.data?.tickets === 0 ? (
        <Empty title={texts.discrepancies.noneCompared}>
          <p>{texts.discrepancies.noneComparedLead}</p>
          <Code>{texts.discrepancies.howTo}</Code>
        </Empty>
      ) : (
        <Work filters={filters} report={report.data} />
      )}
    </div>
  )
}

interface WorkProps {
  readonly filters: DiscrepancyFilters
  readonly report: ShadowReport | undefined
}

function Work({ filters, report }: WorkProps): ReactElement {
  const list = useDiscrepancies(filters)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const chosen = useChosen(items, filters, list)
  const verdicts = useVerdictKeys(chosen)
  return (
    <>
      <Progress report={report} />
      <div className="work-columns">
        <section
          className={`panel work-list ${filters.view === 'judged' ? 'of-judged' : ''}`}
          aria-label={texts.discrepancies.list}
        >
          <DiscrepancyFilterBar filters={filters} />
          {list.error === null || list.data !== undefined ? null : (
            <Failed error={list.error} onAgain={() => void list.refetch()} />
          )}
          {list.isPending ? <Skeleton height={320} m="xs" w="auto" aria-label={texts.now.loading} /> : null}
          {list.data !== undefined && items.length === 0 ? <Nothing filters={filters} /> : null}
          <WorkList items={items} chosen={chosen} hasMore={list.hasNextPage} onMore={() => void list.fetchNextPage()} />
        </section>
        {chosen.error === null ? (
          <Sides one={chosen.one} verdicts={verdicts} />
        ) : (
          <Failed error={chosen.error} onAgain={chosen.onAgain} />
        )}
      </div>
      {report === undefined ? null : <QueuesReady queues={report.queues} />}
      {chosen.one === undefined ? null : (
        <NeitherForm
          key={chosen.one.id}
          one={chosen.one}
          isOpen={verdicts.isAsking}
          onClose={verdicts.stopAsking}
          onAnswer={(answer) => verdicts.say('neither', answer)}
        />
      )}
    </>
  )
}

function Nothing({ filters: { view, queue, kind } }: { readonly filters: DiscrepancyFilters }): ReactElement {
  const { noneMatches, noneOpen, noneOpenLead, noneJudged } = texts.discrepancies
  if (queue !== undefined || kind !== undefined) return <Empty title={noneMatches} />
  return view === 'judged' ? <Empty title={noneJudged} /> : <Empty title={noneOpen}>{noneOpenLead}</Empty>
}
