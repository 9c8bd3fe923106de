import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useQueues } from '../show/names.ts'
import { texts } from '../texts.ts'
import { comparedFacets, discrepancyFilters, type DiscrepancyFilters } from './filters.ts'

/** What is listed; all of it stands in the address. */
export function DiscrepancyFilterBar({ filters }: { readonly filters: DiscrepancyFilters }): ReactElement {
  const navigate = useNavigate()
  const queues = useQueues().data ?? []
  const { views, view, filter, anyQueue, anyKind, kinds, clear } = texts.discrepancies
  const set = (changes: Record<string, string | null>): void => {
    const { id: _, ...rest } = filters
    void navigate({ to: '/discrepancies', search: discrepancyFilters({ ...rest, ...changes }) })
  }
  const common = { clearable: true, comboboxProps: { width: 'max-content', position: 'bottom-start' } } as const
  return (
    <Group className="filters" gap="xs">
      <SegmentedControl
        aria-label={view}
        value={filters.view ?? 'open'}
        onChange={(chosen) => set({ view: chosen })}
        data={Object.entries(views).map(([value, label]) => ({ value, label }))}
      />
      <Select
        {...common}
        aria-label={filter.queue}
        placeholder={anyQueue}
        value={filters.queue ?? null}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(queue) => set({ queue })}
        w={112}
      />
      <Select
        {...common}
        aria-label={filter.kind}
        placeholder={anyKind}
        value={filters.kind ?? null}
        data={comparedFacets.map((value) => ({ value, label: kinds[value] }))}
        onChange={(kind) => set({ kind })}
        w={112}
      />
      {filters.queue === undefined && filters.kind === undefined ? null : (
        <Button variant="subtle" onClick={() => set({ queue: null, kind: null })}>
          {clear}
        </Button>
      )}
    </Group>
  )
}
