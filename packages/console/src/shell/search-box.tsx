import '@mantine/spotlight/styles.css'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, createSpotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { useColleagues, useQueues } from '../show/names.ts'
import { inWords, texts } from '../texts.ts'
import type { Screen } from './screens.ts'

const [store, spotlight] = createSpotlight()

interface SearchBoxProps {
  /** How often it was asked for: it opens whenever this goes up. */
  readonly asked: number
  readonly screens: readonly Screen[]
}

/** The box of `/`: tickets, people, queues and screens by name. */
export function SearchBox({ asked, screens }: SearchBoxProps): ReactElement {
  const [words, setWords] = useState('')
  const actions = useActions(words, screens)
  useEffect(() => {
    spotlight.open()
  }, [asked])
  return (
    <Spotlight
      store={store}
      attributes={{ content: { 'aria-label': texts.search.label } }}
      actions={actions}
      query={words}
      onQueryChange={setWords}
      // The server has matched the tickets; matching again would lose those found by their id.
      filter={(_, all) => all}
      nothingFound={texts.search.nothing}
      shortcut={null}
      scrollable
      maxHeight={420}
      searchProps={{ placeholder: texts.search.placeholder, 'aria-label': texts.search.label }}
    />
  )
}

function useActions(words: string, screens: readonly Screen[]): (SpotlightActionData | SpotlightActionGroupData)[] {
  const navigate = useNavigate()
  const [settled] = useDebouncedValue(words.trim(), 150)
  const found = useQuery({
    queryKey: ['search', settled],
    queryFn: async () =>
      (await answered(api.GET('/v1/search', { params: { query: { words: settled, limit: 8 } } }))).items,
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  })
  const agents = useColleagues().data ?? []
  const queues = useQueues().data ?? []
  const wanted = words.trim().toLowerCase()
  const isNamed = ({ name, id }: { readonly name: string; readonly id: string }): boolean =>
    wanted !== '' && (name.toLowerCase().includes(wanted) || id.toLowerCase() === wanted)
  const groups: SpotlightActionGroupData[] = [
    {
      group: texts.search.tickets,
      actions: (wanted === '' ? [] : (found.data ?? [])).map(({ id, subject, status }) => ({
        id: `ticket-${id}`,
        label: subject,
        description: `${id} · ${inWords(texts.statuses, status)}`,
        onClick: () => void navigate({ to: '/tickets/$id', params: { id } }),
      })),
    },
    {
      group: texts.search.people,
      actions: agents.filter(isNamed).map(({ id, name }) => ({
        id: `agent-${id}`,
        label: name,
        onClick: () => void navigate({ to: '/agents/$id', params: { id } }),
      })),
    },
    {
      group: texts.search.queues,
      actions: queues.filter(isNamed).map(({ id, name }) => ({
        id: `queue-${id}`,
        label: name,
        onClick: () => void navigate({ to: '/', search: { queue: id } }),
      })),
    },
    {
      group: texts.search.screens,
      actions: screens
        .map(({ to, name }) => ({ id: `screen-${to}`, label: name, onClick: () => void navigate({ to }) }))
        .filter(({ label }) => label.toLowerCase().includes(wanted)),
    },
  ]
  return groups.filter(({ actions }) => actions.length > 0)
}
