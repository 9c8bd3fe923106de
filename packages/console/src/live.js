import { follow } from './api.js'
import { bandChip, bar, clock, element, outcomeWords, percent } from './elements.js'

/** Rows kept on the page. More: it gets slow under load; fewer: one cannot scroll back. */
const mostRows = 200

const nothingYet = 'Nothing has been decided yet. The next ticket appears here as it falls.'

/** Decisions as they fall, newest on top. */
export function liveScreen({ counts, state, onRefused }) {
  const list = element('ol.decisions')
  const empty = element('p.quiet', {}, 'Loading …')
  const screen = element('section', {}, element('h1', {}, 'Decisions'), empty, list)
  const controller = new AbortController()
  const tally = new Map()
  let waiting = []

  /** Once a frame, however many arrive: a burst must not freeze the page. */
  function show() {
    const rows = waiting.splice(0).slice(-mostRows).toReversed().map(row)
    if (rows.length === 0) return
    empty.remove()
    list.prepend(...rows)
    while (list.childElementCount > mostRows) list.lastElementChild.remove()
    counts.textContent = [...tally].map(([kind, count]) => `${count} ${words[kind] ?? kind}`).join(' · ')
  }

  void follow({
    signal: controller.signal,
    onState: (now) => {
      state.className = now
      state.textContent = now === 'live' ? 'live' : 'reconnecting …'
      // Only an open stream knows that there is nothing; the decisions there are come with it at once.
      if (now === 'live') empty.textContent = nothingYet
    },
    onDecision: (brief) => {
      const { kind } = brief.outcome
      tally.set(kind, (tally.get(kind) ?? 0) + 1)
      waiting.push(brief)
      if (waiting.length === 1) requestAnimationFrame(show)
    },
  }).catch(onRefused)
  function leave() {
    controller.abort()
    state.className = ''
    state.textContent = ''
  }
  return { screen, leave }
}

const words = { assigned: 'assigned', held: 'held', triage: 'for a person', queued: 'queued' }

function row(brief) {
  const { outcome } = brief
  const subject = brief.subject.trim() || '(no subject)'
  return element(
    'li.decision',
    {},
    bandChip(brief.band),
    element('a.subject', { href: `#/ticket/${encodeURIComponent(brief.ticket_id)}` }, subject),
    element('time.quiet', { datetime: brief.at }, clock(brief.at)),
    element('p.where', {}, ...where(brief)),
    element(`p.who.${outcome.kind}`, {}, outcomeWords(outcome, brief.agent_name)),
    element('p.why', {}, brief.because[0] ?? '', ...brief.words.map((word) => element('mark', {}, word))),
  )
}

function where(brief) {
  if (brief.queue_label === undefined) return ['no queue']
  const label = `${percent(brief.confidence)} sure`
  return [element('strong', {}, brief.queue_label), ' ', bar(brief.confidence, label), ` ${label}`]
}
