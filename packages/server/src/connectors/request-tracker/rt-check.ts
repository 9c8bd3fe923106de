import { PointsmanError } from '@pointsman/core'
import type { Directory, DeskCustomField, Finding } from '../connector.ts'
import type { RtApi } from './rt-api.ts'
import { rtCustomField, rtQueueDetail, rtVersion } from './rt-shapes.ts'
import { nobody, rtPriorities, rtSystem } from './rt-values.ts'

/** Clocks further apart than this make waiting times wrong and are worth a word. */
const skewWorthAWord = 60_000
/** Queues whose custom fields are looked at. More: a directory with hundreds of queues takes minutes. */
const queuesLookedInto = 20

/** Whether it would work. Each finding names what to grant. */
export async function checkRt(api: RtApi, me: () => Promise<string>, now: () => number): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  try {
    const asked = now()
    const answer = await api.client.read({ path: 'rt' })
    const { Version } = rtVersion.parse(answer.json)
    findings.push(versionFinding(Version), ...clockFinding(answer.headers.get('date'), asked))
    findings.push({ level: 'fine', text: `the token belongs to ${await me()}` })
    const { finding, hasCustomFields } = await lookIntoQueues(api)
    findings.push(finding, ...(await ticketFindings(api, hasCustomFields)), ...(await groupFindings(api)))
  } catch (error) {
    if (!(error instanceof PointsmanError))
      findings.push(blocking('the answer is not that of Request Tracker 5 (REST2)'))
    else findings.push(blocking([error.message, error.maybe].filter(Boolean).join(' ')))
  }
  return findings
}

function blocking(text: string): Finding {
  return { level: 'blocking', text }
}

function versionFinding(version: string): Finding {
  const major = Number(version.split('.')[0])
  if (major >= 5) return { level: 'fine', text: `Request Tracker ${version}` }
  return {
    level: 'warning',
    text: `Request Tracker ${version}: only 5 was tried; 4.4 needs the extension RT::Extension::REST2`,
  }
}

function clockFinding(date: string | null, asked: number): readonly Finding[] {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return []
  const apart = Math.abs(theirs - asked)
  if (apart <= skewWorthAWord) return [{ level: 'fine', text: 'its clock agrees with ours' }]
  const minutes = Math.round(apart / 60_000)
  return [
    {
      level: 'warning',
      text: `its clock is ${minutes} minutes ${theirs > asked ? 'ahead of' : 'behind'} ours: set both by NTP`,
    },
  ]
}

/** A ticket is moved by whoever might have made it in the other queue. What a queue offers tells. */
async function lookIntoQueues(api: RtApi): Promise<{ readonly finding: Finding; readonly hasCustomFields: boolean }> {
  const queues = (await api.queues()).filter(({ Disabled }) => Disabled !== '1')
  const closed: string[] = []
  let hasCustomFields = false
  for (const { id, Name } of queues.slice(0, queuesLookedInto)) {
    const { _hyperlinks: links = [], TicketCustomFields: fields = [] } = await api.get(rtQueueDetail, {
      path: `queue/${encodeURIComponent(id)}`,
    })
    if (!links.some(({ ref }) => ref === 'create')) closed.push(Name)
    hasCustomFields ||= fields.length > 0
  }
  return { finding: queueFinding(queues.length, closed), hasCustomFields }
}

function queueFinding(queues: number, closed: readonly string[]): Finding {
  if (queues === 0) return blocking('no queue can be seen: grant SeeQueue')
  if (closed.length === 0) return { level: 'fine', text: `${queues} queues can be seen, and tickets moved into them` }
  const text = `tickets cannot be moved into ${closed.join(', ')}: grant CreateTicket there, unless you want that`
  return { level: 'warning', text }
}

/** What a ticket offers tells which rights there are. */
async function ticketFindings(api: RtApi, hasCustomFields: boolean): Promise<readonly Finding[]> {
  const { items } = await api.tickets('id > 0', 'live')
  const [first] = items
  if (first === undefined)
    return [{ level: 'warning', text: 'no ticket can be seen: there is none, or ShowTicket is missing' }]
  const found = await api.ticket(first.id)
  const { _hyperlinks: links = [] } = found?.ticket ?? {}
  const refs = new Set(links.map(({ ref }) => ref))
  const missing = [
    ...(refs.has('comment') ? [] : ['CommentOnTicket']),
    ...(refs.has('lifecycle') ? [] : ['ModifyTicket']),
  ]
  if (missing.length > 0) return [blocking(`rights are missing on tickets: grant ${missing.join(' and ')}`)]
  return [{ level: 'fine', text: 'tickets can be read, changed and commented on' }, untold(hasCustomFields)]
}

/** Over REST2 nothing that is read says whether these are there, and to try them is to change a ticket. */
function untold(hasCustomFields: boolean): Finding {
  const custom = hasCustomFields ? ', and ModifyCustomField, which writing custom fields needs' : ''
  const text = `look that ReassignTicket is granted, which giving on a ticket that somebody has needs${custom}: Request Tracker tells only once it is tried`
  return { level: 'warning', text }
}

async function groupFindings(api: RtApi): Promise<readonly Finding[]> {
  const agents = await agentsOf(api)
  if (agents.length > 0) return [{ level: 'fine', text: `${agents.length} people can be seen in groups` }]
  return [
    {
      level: 'warning',
      text: 'nobody can be seen in any group: grant SeeGroup, or people are learned of from tickets only',
    },
  ]
}

/** Members of the groups that people made. That somebody is an agent cannot be asked for in any other way. */
async function agentsOf(api: RtApi): Promise<Directory['agents']> {
  const numbers = new Set<string>()
  for (const group of await api.groups()) {
    const { Members = [] } = await api.members(group)
    for (const { id, type } of Members) if (type === 'user') numbers.add(id)
  }
  const users = await Promise.all([...numbers].map((number) => api.user(number)))
  return users.flatMap((user) =>
    user === undefined || [nobody, rtSystem].includes(user.Name)
      ? []
      : [
          {
            id: user.Name,
            name: user.RealName || user.Name,
            ...(user.EmailAddress === '' ? {} : { email: user.EmailAddress }),
          },
        ],
  )
}

export async function directoryOfRt(api: RtApi, me: string): Promise<Directory> {
  const queues = (await api.queues()).filter(({ Disabled }) => Disabled !== '1')
  const agents = (await agentsOf(api)).filter(({ id }) => id !== me)
  return {
    agents: agents.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    queues: queues.map(({ id, Name, Description }) => ({
      id,
      name: Name,
      ...(Description === '' ? {} : { description: Description }),
    })),
    priorities: rtPriorities,
    customFields: await customFieldsOf(
      api,
      queues.map(({ id }) => id),
    ),
  }
}

async function customFieldsOf(api: RtApi, queues: readonly string[]): Promise<readonly DeskCustomField[]> {
  const names = new Map<string, string>()
  for (const queue of queues.slice(0, queuesLookedInto)) {
    const { TicketCustomFields = [] } = await api.get(rtQueueDetail, { path: `queue/${encodeURIComponent(queue)}` })
    for (const { id, name } of TicketCustomFields) names.set(id, name)
  }
  const fields: DeskCustomField[] = []
  for (const [id, name] of names) {
    const { Type, Values } = await api.get(rtCustomField, { path: `customfield/${encodeURIComponent(id)}` })
    fields.push({ id, name, ...(Type === 'Select' && Values !== undefined ? { values: Values } : {}) })
  }
  return fields
}
