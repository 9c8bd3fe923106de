import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import type { Discrepancy, NewVerdict } from '../client/shapes.ts'
import { texts } from '../texts.ts'
import type { DiscrepancyPages } from './use-discrepancies.ts'

interface Judge {
  /** Says who was right. Shown at once; put back with the reason should the server refuse. */
  judge(one: Discrepancy, verdict: NewVerdict): void
  /** Takes the verdict back. */
  undo(id: string): void
  /** The one judged last on this page. */
  last(): string | undefined
}

/** Verdicts, as quick as keys are pressed: nobody waits for an answer before the next. */
export function useJudge(): Judge {
  const client = useQueryClient()
  const judged = useRef<string[]>([])
  const report = (): void => void client.invalidateQueries({ queryKey: ['discrepancies', 'report'] })
  const verdict = useMutation({
    mutationFn: ({ one, body }: { one: Discrepancy; body: NewVerdict }) =>
      answered(
        api.POST('/v1/discrepancies/{id}/verdict', {
          params: { path: { id: one.id } },
          body,
          headers: { 'idempotency-key': crypto.randomUUID() },
        }),
      ),
    onMutate: ({ one, body }) => put(client, foreseen(one, body)),
    onSuccess: ({ discrepancy }) => put(client, discrepancy),
    onError: (error, { one }) => {
      judged.current = judged.current.filter((id) => id !== one.id)
      put(client, one)
      tellFailure(error)
    },
    onSettled: report,
  })
  const undo = useMutation({
    mutationFn: (id: string) =>
      answered(api.POST('/v1/discrepancies/{id}/verdict/undo', { params: { path: { id } }, body: {} })),
    onSuccess: (discrepancy) => {
      judged.current = judged.current.filter((id) => id !== discrepancy.id)
      put(client, discrepancy)
      notifications.show({ message: texts.discrepancies.undone, color: 'signal' })
    },
    onError: tellFailure,
    onSettled: report,
  })
  return {
    judge: (one, body) => {
      judged.current.push(one.id)
      verdict.mutate({ one, body })
    },
    undo: (id) => undo.mutate(id),
    last: () => judged.current.at(-1),
  }
}

/** As it will be; the server's answer takes its place. */
function foreseen(one: Discrepancy, { who, answer, reason }: NewVerdict): Discrepancy {
  return {
    ...one,
    verdict: {
      id: '',
      at: new Date().toISOString(),
      who,
      ...(answer === undefined ? {} : { answer }),
      ...(reason === undefined ? {} : { reason }),
      actor: '',
      lessons: [],
    },
  }
}

/** Puts it into its place in every list that has it. */
function put(client: QueryClient, one: Discrepancy): void {
  client.setQueriesData<DiscrepancyPages>({ queryKey: ['discrepancies', 'list'] }, (known) =>
    known === undefined
      ? undefined
      : {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === one.id ? one : item)),
          })),
        },
  )
  client.setQueryData(['discrepancies', 'one', one.id], one)
}

function tellFailure(error: Error): void {
  const { message, maybe } = asFailure(error)
  notifications.show({
    title: texts.discrepancies.notJudged,
    message: [message, maybe].filter((part) => part !== undefined).join('\n'),
    color: 'red',
    autoClose: 12_000,
  })
}
