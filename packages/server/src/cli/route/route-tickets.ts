import { explainDecision, PointsmanError, type Decision, type Ticket } from '@pointsman/core'
import { toDecision, toDecisionBrief } from '../../contract/to-decision.ts'
import type { Engine } from '../../engine/engine.ts'
import { FileReport } from '../../ticket-files/file-report.ts'
import { lookAtHeaders } from '../../ticket-files/look-at-headers.ts'
import { openSource, readRows, type TicketRow } from '../../ticket-files/read-rows.ts'
import { ticketRows } from '../../ticket-files/ticket-rows.ts'
import type { TicketColumn } from '../../ticket-files/columns.ts'
import { say } from '../answer.ts'
import { decisionLine } from '../decision-line.ts'
import { strictFailure } from '../evaluate/examples.ts'
import { rowOptions } from '../file-options.ts'
import { withEngine } from '../open-engine.ts'
import type { RouteOptions } from '../route.ts'
import type { Shell } from '../shell.ts'
import type { StoreOptions } from '../store-options.ts'

interface Answered {
  readonly json: unknown
  readonly text: string
}

/** Tickets decided at a time: enough to share a transaction, few enough to see them come. */
const together = 64

/** Stands above every preview, so that nobody waits for a ticket that is nowhere. */
const previewHead = 'Preview, nothing stored.\n'

/** Routes the ticket given on the command line. */
export async function routeOne(options: RouteOptions, shell: Shell, place: StoreOptions): Promise<Answered> {
  const columns = ['id', 'subject', 'body', 'requester', 'account', 'plan', 'priority'] as const
  const given = columns.map((column) => [column, options[column]] as const).filter(([, value]) => value !== undefined)
  const ticket = await ticketOf({ line: 0, values: new Map<TicketColumn, unknown>(given) }, shell)
  return withEngine(shell, place, async (engine) => {
    const { decision, isDuplicate } = await decide(engine, ticket, options)
    if (!decision)
      throw new PointsmanError('already_exists', `ticket ${ticket.id} is there already, imported as history`)
    const notes = [
      ...(isDuplicate ? [`Ticket ${ticket.id} was routed before; this is the decision it has.`] : []),
      ...(await adviceFor(engine, decision)),
    ]
    for (const note of notes) say(shell, note)
    const stored = isDuplicate ? ((await engine.store.ticket(ticket.id))?.ticket ?? ticket) : ticket
    return {
      json: { ticket_id: ticket.id, stored: !options.preview, duplicate: isDuplicate, decision: toDecision(decision) },
      text: [...(options.preview ? [previewHead] : []), ...explainDecision(decision, stored)].join('\n'),
    }
  })
}

/** Checks one ticket as a row of a file is checked. */
async function ticketOf(row: TicketRow, shell: Shell): Promise<Ticket> {
  const report = new FileReport('ticket')
  async function* one(): AsyncGenerator<TicketRow> {
    yield row
  }
  for await (const { ticket } of ticketRows(one(), report, {
    kind: 'arriving',
    now: shell.now(),
    dates: 'day-first',
  })) {
    return ticket
  }
  throw new PointsmanError('usage', `--${report.firstBad[0]?.reason ?? 'subject: not a ticket'}`)
}

/** Routes every ticket of a file, as they come. */
export async function routeFile(
  file: string,
  options: RouteOptions,
  shell: Shell,
  place: StoreOptions,
): Promise<Answered> {
  await lookAtHeaders([file], rowOptions(options))
  const report = new FileReport(file)
  const source = await openSource(file, report)
  const dates = options.monthFirst ? 'month-first' : 'day-first'
  const rows = ticketRows(readRows(source, report, rowOptions(options)), report, {
    kind: 'arriving',
    now: shell.now(),
    dates,
  })
  const briefs: unknown[] = []
  const counts = new Map<string, number>()
  const routedBefore: string[] = []
  if (options.preview && !options.json) shell.out.write(`${previewHead}\n`)
  await withEngine(shell, place, async (engine) => {
    const flush = async (batch: readonly Ticket[]): Promise<void> => {
      const decided = await Promise.all(batch.map((ticket) => decide(engine, ticket, options)))
      for (const { decision, isDuplicate } of decided) {
        const kind = isDuplicate || !decision ? 'already there' : decision.outcome.kind
        counts.set(kind, (counts.get(kind) ?? 0) + 1)
        if (!decision) continue
        if (isDuplicate) routedBefore.push(decision.ticketId)
        if (options.json) briefs.push({ ...toDecisionBrief(decision), duplicate: isDuplicate })
        else shell.out.write(`${decisionLine(decision, { columns: shell.out.columns, colour: 'plain' })}\n`)
      }
    }
    let batch: Ticket[] = []
    for await (const { ticket } of rows) {
      if (options.strict && report.bad > 0) throw strictFailure(report)
      batch.push(ticket)
      if (batch.length < together) continue
      await flush(batch)
      batch = []
    }
    if (options.strict && report.bad > 0) throw strictFailure(report)
    await flush(batch)
  }).finally(() => {
    for (const line of report.lines()) say(shell, line)
  })
  if (report.rows === 0) throw new PointsmanError('invalid_ticket', `${file}: no ticket could be read`)
  const tally = [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')
  return {
    json: { tickets: briefs, stored: !options.preview, file: report.toJSON() },
    text: `\n${report.rows} ${report.rows === 1 ? 'ticket' : 'tickets'}: ${tally}.${againWords(routedBefore)}`,
  }
}

/** What became of tickets that were there already. */
function againWords(ids: readonly string[]): string {
  const [first] = ids
  if (first === undefined) return ''
  const were =
    ids.length === 1 ? '1 ticket was there already and was' : `${ids.length} tickets were there already and were`
  return `\n${were} not routed again: pointsman explain ${first} shows what was decided.`
}

async function decide(
  engine: Engine,
  ticket: Ticket,
  { preview }: RouteOptions,
): Promise<{ readonly decision?: Decision; readonly isDuplicate: boolean }> {
  if (preview) return { decision: await engine.preview(ticket), isDuplicate: false }
  return engine.submit(ticket, 'command line')
}

/** What a newcomer can do when a ticket found nobody. */
async function adviceFor(engine: Engine, { outcome }: Decision): Promise<readonly string[]> {
  if (outcome.kind === 'assigned' || outcome.kind === 'offered' || outcome.kind === 'queued') return []
  const { agents, queues, presence } = await engine.store.look()
  if (queues.length === 0) return ['There are no queues yet. Maybe: pointsman import FILE, or pointsman queue add']
  const there = agents.filter((agent, i) => agent.active && presence[i]?.state === 'online')
  if (there.length === 0)
    return ['No agent is active and online, so nobody can have it. Maybe: pointsman agent activate --all']
  return []
}
