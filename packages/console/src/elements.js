/**
 * A small way to build elements. Text always goes in as text, never as HTML: what customers write can do nothing here.
 *
 * @param {string} name tag and classes, `p.quiet`
 * @param {Record<string, string>} attributes
 * @param {...(Node | string | undefined)} children
 */
export function element(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.')
  const made = document.createElement(tag)
  if (classes.length > 0) made.className = classes.join(' ')
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children.filter((child) => child !== undefined))
  return made
}

/** A share 0–1 as people read it. */
export function percent(share) {
  return `${Math.round(share * 100)} %`
}

/** A bar of a share 0–1. A `meter` needs no inline style, which the security policy forbids. */
export function bar(share, label) {
  const value = String(Math.min(1, Math.max(0, share)))
  return element('meter', { min: '0', max: '1', value, title: label, 'aria-label': label })
}

/** An urgency band as a chip. */
export function bandChip(band) {
  return element(`span.chip.band.${band}`, {}, band)
}

/** What follows from a decision, in words. */
export function outcomeWords(outcome, agentName) {
  const reason = outcome.reason?.replaceAll('_', ' ')
  switch (outcome.kind) {
    case 'assigned':
    case 'offered':
      return agentName ?? outcome.agent
    case 'held':
      return `held: ${reason}`
    case 'triage':
      return `for a person: ${reason}`
    default:
      return `waits in ${outcome.queue}`
  }
}

/** A time of day, or with the date where it was another day. */
export function clock(iso) {
  const at = new Date(iso)
  const isToday = at.toDateString() === new Date().toDateString()
  return isToday ? at.toLocaleTimeString() : at.toLocaleString()
}
