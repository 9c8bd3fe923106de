import { CloseButton, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Now } from '../client/shapes.ts'
import { count } from '../show/numbers.ts'
import { useQueues } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import { nowFilters, views, type NowFilters } from './filters.ts'
import { bandsInOrder } from './use-now.ts'

interface FilterBarProps {
  readonly filters: NowFilters
  readonly now: Now | undefined
  readonly total: number | undefined
}

/** What is listed; all of it stands in the address, which can be sent to a colleague. */
export function FilterBar({ filters, now, total }: FilterBarProps): ReactElement {
  const navigate = useNavigate()
  const queues = useQueues().data ?? []
  const set = (changes: Partial<Record<keyof NowFilters, string | null>>): void => {
    void navigate({ to: '/', search: nowFilters({ ...filters, ...changes }) })
  }
  const isNarrowed = Object.keys(filters).some((name) => name !== 'view')
  const reasons = [...new Set((now?.groups ?? []).map(({ reason }) => reason))]
  const isGivenOut = filters.view === 'given-out'
  return (
    <Group className="filters" gap="xs">
      <SegmentedControl
        aria-label={texts.now.view}
        value={filters.view ?? 'waiting'}
        onChange={(view) => void navigate({ to: '/', search: nowFilters({ view }) })}
        data={views.map((view) => ({ value: view, label: texts.now.views[view] }))}
      />
      {isGivenOut ? null : (
        <>
          <Filter
            name="queue"
            any={texts.now.anyQueue}
            value={filters.queue}
            data={queues.map(({ id, name }) => ({ value: id, label: name }))}
            onSet={set}
          />
          <Filter
            name="band"
            any={texts.now.anyBand}
            value={filters.band}
            data={bandsInOrder.map((band) => ({ value: band, label: texts.bands[band] }))}
            onSet={set}
          />
          <Filter
            name="reason"
            any={texts.now.anyReason}
            value={filters.reason}
            data={reasons.map((reason) => ({ value: reason, label: inWords(texts.reasons, reason) }))}
            onSet={set}
          />
          <Filter
            name="due"
            any={texts.now.anyDue}
            value={filters.due}
            data={Object.entries(texts.due).map(([value, label]) => ({ value, label }))}
            onSet={set}
          />
        </>
      )}
      <Clear isNarrowed={isNarrowed} onClear={() => set({ queue: null, band: null, reason: null, due: null })} />
      <Text size="sm" c="dimmed" ml="auto" className="num" role="status">
        {total === undefined ? '' : texts.now.shown(count(total))}
      </Text>
    </Group>
  )
}

interface ClearProps {
  readonly isNarrowed: boolean
  readonly onClear: () => void
}

/** Its place is kept, so that nothing moves when a filter is set. */
function Clear({ isNarrowed, onClear }: ClearProps): ReactElement {
  const style = isNarrowed ? {} : ({ visibility: 'hidden' } as const)
  return <CloseButton style={style} aria-label={texts.now.clear} title={texts.now.clear} onClick={onClear} />
}

interface FilterProps {
  readonly name: keyof typeof texts.now.filter
  readonly any: string
  readonly value: string | undefined
  readonly data: { readonly value: string; readonly label: string }[]
  readonly onSet: (changes: Partial<Record<keyof NowFilters, string | null>>) => void
}

function Filter({ name, any, value, data, onSet }: FilterProps): ReactElement {
  return (
    <Select
      aria-label={texts.now.filter[name]}
      placeholder={any}
      value={value ?? null}
      data={data}
      onChange={(chosen) => onSet({ [name]: chosen })}
      clearable
      w={120}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  )
}
