import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DecisionBrief } from '../client/shapes.ts'
import { nowNobody } from '../sign-in/use-me.ts'
import { addDecision, setLiveState } from './feed.ts'
import { follow } from './follow.ts'

/** What a decision changes is fetched anew this often at most, however many fall. */
const refetchMilliseconds = 1000

/** Keeps everything on the page up to date for as long as it is there: follows the stream, and fetches what it changed. */
export function useLive(caller: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const controller = new AbortController()
    const stale = staleSoon(client)
    void follow(controller.signal, {
      onEvent: ({ event, data }) => {
        if (event !== 'decision') return
        const brief = JSON.parse(data) as DecisionBrief
        addDecision(brief)
        stale.add(brief.ticket_id)
      },
      onOpen: (isAgain) => {
        setLiveState('live')
        // What happened meanwhile was not all decisions.
        if (isAgain) void client.invalidateQueries()
      },
      onBreak: () => setLiveState('waiting'),
      onRefused: () => nowNobody(client),
    })
    return () => {
      controller.abort()
      stale.stop()
    }
  }, [client, caller])
}

/** Collects what decisions changed, and says so to the query cache once a second. */
function staleSoon(client: QueryClient): { add: (ticket: string) => void; stop: () => void } {
  const tickets = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  function refetch(): void {
    timer = undefined
    for (const name of ['now', 'waiting', 'given-out', 'agents']) void client.invalidateQueries({ queryKey: [name] })
    for (const id of tickets) void client.invalidateQueries({ queryKey: ['ticket', id] })
    tickets.clear()
  }
  return {
    add: (ticket) => {
      tickets.add(ticket)
      timer ??= setTimeout(refetch, refetchMilliseconds)
    },
    stop: () => clearTimeout(timer),
  }
}
