import { get } from './api.js'
import { bandChip, bar, clock, element, outcomeWords, percent } from './elements.js'

/** One ticket with everything that was read, weighed and decided. */
export async function ticketScreen(id) {
  const path = `/v1/tickets/${encodeURIComponent(id)}`
  const [ticket, decisions, events] = await Promise.all([get(path), get(`${path}/decisions`), get(`${path}/events`)])
  const decision = decisions.items.at(-1)
  const title = ticket.subject.trim() || '(no subject)'
  return element(
    'article',
    {},
    element('p', {}, element('a', { href: '#/' }, '← all decisions')),
    element('h1', {}, title),
    element('p.quiet', {}, summaryOf(ticket)),
    ...(decision ? explained(decision) : [element('p', {}, 'This ticket is history: nothing was decided about it.')]),
    element('h2', {}, 'What happened'),
    element('ol.events', {}, ...events.items.map(eventRow)),
    decisions.items.length > 1 ? earlier(decisions.items) : undefined,
  )
}

function summaryOf(ticket) {
  const known = [ticket.id, clock(ticket.created_at), ticket.requester, ticket.account, ticket.plan, ticket.channel]
  return known.filter((part) => part !== undefined).join(' · ')
}

function explained(decision) {
  const chosen = decision.candidates.find((candidate) => candidate.agent === decision.outcome.agent)
  return [
    verdict(decision, chosen),
    element('h2', {}, 'What was read'),
    words(decision.reading),
    facets(decision.reading),
    element('h2', {}, `Urgency ${decision.priority.urgency.score.toFixed(2)}`),
    contributions(decision.priority.urgency),
    element('h2', {}, 'Who came into question'),
    ...candidates(decision),
    element(
      'p.quiet',
      {},
      `Decided ${clock(decision.at)} by policy ${decision.policy_version}, model ${decision.model_version}.`,
    ),
  ]
}

function verdict(decision, chosen) {
  const { outcome, priority } = decision
  const by = decision.override
  return element(
    `section.verdict.${outcome.kind}`,
    {},
    element('p.who', {}, outcomeWords(outcome, chosen?.name)),
    element('p', {}, bandChip(priority.band), ` first response due ${clock(priority.due_at)}`),
    by && element('p', {}, `Overridden by ${by.actor}: “${by.reason}”`),
    decision.flip && element('p', {}, `What would have changed it: ${decision.flip}.`),
  )
}

/** The text that was read, with the words that spoke for and against the queue marked. */
function words({ text, queue, notes }) {
  const marked = element('p.text')
  let at = 0
  const spans = queue.evidence.filter((one) => one.end > one.start).toSorted((one, other) => one.start - other.start)
  for (const { start, end, weight } of spans) {
    if (start < at) continue
    const kind = weight > 0 ? 'for' : 'against'
    const label = `${weight > 0 ? '+' : ''}${weight.toFixed(2)} for ${queue.label ?? 'the queue'}`
    marked.append(text.slice(at, start), element(`mark.${kind}`, { title: label }, text.slice(start, end)))
    at = end
  }
  marked.append(text.slice(at, at + 6000), text.length > at + 6000 ? ' …' : '')
  return element('div', {}, marked, ...notes.map((note) => element('p.quiet', {}, note)))
}

function facets(reading) {
  const { queue, intent, complexity, impact, distress, language } = reading
  const rows = [
    ...queue.distribution
      .slice(0, 4)
      .map(({ label, probability }, place) => [place === 0 ? 'queue' : '', label, probability]),
    ['intent', intent.label ?? 'unsure', intent.confidence],
    ['impact', 'what waiting costs the customer', impact.value],
    ['distress', 'in the tone', distress.value],
    [
      'effort',
      `${Math.round(complexity.minutes)} min (${Math.round(complexity.low)}–${Math.round(complexity.high)})`,
      complexity.confidence,
    ],
    ['language', language.code ?? 'undetermined', language.confidence],
  ]
  return table(
    ['facet', 'read as', ''],
    rows.map(([name, what, share]) => [name, what, withBar(share)]),
  )
}

/** Parts of a fit, in minutes; those that are nothing are left out. */
function minutesSaved({ contributions: parts }) {
  const rows = parts
    .filter(({ value }) => value !== 0)
    .map((part) => [part.name.replaceAll('_', ' '), part.because, signedMinutes(part.value)])
  return table(['', 'because', 'minutes saved'], rows)
}

function signedMinutes(value) {
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`
}

function contributions({ contributions: parts }) {
  const rows = parts.map((part) => [
    part.name.replaceAll('_', ' '),
    part.because,
    withBar(part.signal),
    `× ${part.weight.toFixed(2)}`,
    part.value.toFixed(3),
  ])
  return table(['', 'because', 'signal', 'weight', 'adds'], rows)
}

function candidates({ candidates: all }) {
  const able = all.filter((candidate) => candidate.fit !== undefined)
  const blocked = all.filter((candidate) => candidate.blocked_by !== undefined)
  const details = able.map((candidate, place) => {
    const name = candidate.name ?? candidate.agent
    const line = element(
      'summary',
      {},
      element('strong', {}, name),
      ` fit ${signedMinutes(candidate.fit.score)} minutes`,
    )
    return element('details', place === 0 ? { open: '' } : {}, line, minutesSaved(candidate.fit))
  })
  const none = element('p', {}, 'Nobody was eligible.')
  const byReason = Map.groupBy(blocked, (candidate) => candidate.blocked_by.replaceAll('_', ' '))
  const reasons = [...byReason].map(
    ([reason, them]) => `${reason}: ${them.map((one) => one.name ?? one.agent).join(', ')}`,
  )
  return [
    ...(details.length > 0 ? details : [none]),
    reasons.length > 0 ? element('p.quiet', {}, `Not eligible – ${reasons.join('; ')}.`) : undefined,
  ]
}

function earlier(decisions) {
  const rows = decisions.map((one) => [
    clock(one.at),
    outcomeWords(one.outcome),
    one.override?.actor ?? 'Pointsman',
    one.override?.reason ?? '',
  ])
  return element(
    'section',
    {},
    element('h2', {}, 'Every decision about it'),
    table(['when', 'what', 'by', 'why'], rows),
  )
}

function eventRow({ kind, at, actor }) {
  return element(
    'li',
    {},
    element('time.quiet', { datetime: at }, clock(at)),
    ` ${kind.replaceAll('_', ' ')} `,
    element('span.quiet', {}, `by ${actor}`),
  )
}

function withBar(share, name = '') {
  return element('span.share', {}, bar(share, `${name} ${percent(share)}`.trim()), ` ${percent(share)}`)
}

function table(head, rows) {
  const headCells = head.map((name) => element('th', { scope: 'col' }, name))
  const body = rows.map((cells) => element('tr', {}, ...cells.map((cell) => element('td', {}, cell))))
  const made = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...headCells)),
    element('tbody', {}, ...body),
  )
  return element('div.scroll', { tabindex: '0' }, made)
}
