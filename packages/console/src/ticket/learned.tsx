import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { Lesson } from '../client/shapes.ts'
import { Instant } from '../show/instant.tsx'
import { percent } from '../show/numbers.ts'
import { useNames } from '../show/names.ts'
import { Failed } from '../shell/failure.tsx'
import { useMay } from '../sign-in/use-me.ts'
import { inWords, texts } from '../texts.ts'

/** What this ticket taught the reader, and a way to take back what the last override taught. */
export function Learned({ id }: { readonly id: string }): ReactElement | null {
  const client = useQueryClient()
  const may = useMay()
  const lessons = useQuery({
    queryKey: ['ticket', id, 'lessons'],
    queryFn: async () => (await answered(api.GET('/v1/lessons', { params: { query: { ticket: id } } }))).items,
  })
  const undo = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/tickets/{id}/override/undo', {
          params: { path: { id } },
          body: { reason: texts.learned.undoReason },
        }),
      ),
    onSuccess: ({ items }) => notifications.show({ message: texts.learned.undone(items.length), color: 'signal' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', id] }),
  })
  const items = lessons.data ?? []
  const canUndo = may.write && items.some(({ cause, state }) => cause === 'overridden' && state === 'in_force')
  useHotkeys([
    [
      'u',
      () => {
        if (canUndo && !undo.isPending) undo.mutate()
      },
    ],
  ])
  if (items.length === 0) return null
  return (
    <section className="panel">
      <h2>{texts.learned.title}</h2>
      <ul className="lessons">
        {items.map((lesson) => (
          <LessonRow key={lesson.seq} lesson={lesson} />
        ))}
      </ul>
      {canUndo ? (
        <Button
          variant="default"
          mt="xs"
          onClick={() => undo.mutate()}
          loading={undo.isPending}
          rightSection={<Kbd size="xs">u</Kbd>}
        >
          {texts.learned.undo}
        </Button>
      ) : null}
      {undo.error === null ? null : <Failed error={undo.error} />}
    </section>
  )
}

function LessonRow({ lesson }: { readonly lesson: Lesson }): ReactElement {
  const names = useNames()
  const { facet, answer, is_not: isNot, weight, actor, at, state } = lesson
  const what = facet === 'queue' ? names.queue(answer) : answer
  const name = inWords(texts.ticket.facets, facet)
  return (
    <li className={state === 'taken_back' ? 'taken-back' : ''}>
      <span>{isNot === true ? texts.learned.isNot(name, what) : texts.learned.is(name, what)}</span>
      <span className="quiet">
        {texts.learned.believed(percent(weight))} · {inWords(texts.events, lesson.cause)} {texts.ticket.by(actor)} ·{' '}
        <Instant at={at} />
        {state === 'taken_back' ? ` · ${texts.learned.takenBack}` : ''}
      </span>
    </li>
  )
}
