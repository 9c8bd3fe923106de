import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { DeskCustomField, Directory, Finding } from '../connector.ts'
import type { ZdApi } from './zd-api.ts'
import { zdPriorities } from './zd-facts.ts'
import { zdFieldPage, zdGroupPage, zdMe, zdMembershipPage, zdUserPage, type ZdUser } from './zd-shapes.ts'

/** Clocks that are further apart make times of facts and signatures doubtful. */
const skewWorthAWord = 60_000

/** Field types whose values are plain texts. */
const readableTypes = new Set(['tagger', 'text', 'integer', 'decimal', 'checkbox', 'regexp'])

export async function checkZd(api: ZdApi, now: () => Timestamp): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  try {
    const asked = now()
    const answer = await api.client.read({ path: 'users/me' })
    const { data } = zdMe.safeParse(answer.json)
    if (answer.status !== 200 || data === undefined) return [blocking('the answer is not that of Zendesk Support')]
    findings.push(...clockFinding(answer.headers.get('date'), asked), ...accountFindings(data.user))
    const exported = await exportFinding(api, asked)
    findings.push(exported, ...(await peopleFindings(api)))
  } catch (error) {
    if (!(error instanceof PointsmanError)) throw error
    findings.push(blocking([error.message, error.maybe].filter(Boolean).join(' ')))
  }
  return findings
}

function blocking(text: string): Finding {
  return { level: 'blocking', text }
}

function clockFinding(date: string | null, asked: Timestamp): readonly Finding[] {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return []
  const apart = Math.abs(theirs - asked)
  if (apart <= skewWorthAWord) return [{ level: 'fine', text: 'its clock agrees with ours' }]
  const minutes = Math.round(apart / 60_000)
  return [
    {
      level: 'warning',
      text: `our clock is ${minutes} minutes ${theirs > asked ? 'behind' : 'ahead of'} Zendesk's: set it by NTP`,
    },
  ]
}

/** An unknown token comes in as an anonymous user, without an error. */
function accountFindings({ id, role, name }: ZdUser): readonly Finding[] {
  if (role !== 'admin' && role !== 'agent')
    return [blocking('the token is not accepted: give the address of its user and the token')]
  const found: Finding = { level: 'fine', text: `the token belongs to ${name ?? id} (${role})` }
  if (role === 'admin') return [found]
  return [found, blocking('the export of tickets needs the rights of an administrator: make its user one')]
}

async function exportFinding(api: ZdApi, asked: Timestamp): Promise<Finding> {
  try {
    await api.exported({ since: Math.floor(asked / 1000) - 120 }, 'live')
    return { level: 'fine', text: 'tickets can be exported' }
  } catch (error) {
    if (!(error instanceof PointsmanError) || error.code !== 'help_desk_refused') throw error
    return blocking('tickets cannot be exported: the rights of an administrator are needed')
  }
}

async function peopleFindings(api: ZdApi): Promise<readonly Finding[]> {
  const { agents, queues } = await directoryOfZd(api, '')
  if (queues.length === 0) return [blocking('there is no group that tickets can be assigned to')]
  const count = `${agents.length} agents in ${queues.length} groups can be seen`
  return [agents.length > 0 ? { level: 'fine', text: count } : { level: 'warning', text: count }]
}

/** Those to whom tickets can be assigned, without the service account. */
export async function directoryOfZd(api: ZdApi, me: string): Promise<Directory> {
  const users = await usersOf(api)
  const groups = await api.all(zdGroupPage, { path: 'groups/assignable' }, (page) => page.groups)
  const memberships = await api.all(
    zdMembershipPage,
    { path: 'group_memberships/assignable' },
    (page) => page.group_memberships,
  )
  const queuesOf = Map.groupBy(memberships, ({ user_id: user }) => user)
  return {
    agents: users
      .filter(({ id, active, suspended }) => String(id) !== me && active !== false && suspended !== true)
      .map(({ id, name, email }) => ({
        id: String(id),
        name: name ?? String(id),
        ...(email ? { email } : {}),
        queues: (queuesOf.get(id) ?? []).map(({ group_id: group }) => String(group)),
      })),
    queues: groups
      .filter(({ deleted }) => deleted !== true)
      .map(({ id, name, description }) => ({ id: String(id), name, ...(description ? { description } : {}) })),
    priorities: zdPriorities,
    customFields: await fieldsOf(api),
  }
}

async function usersOf(api: ZdApi): Promise<readonly ZdUser[]> {
  const some = await Promise.all(
    (['agent', 'admin'] as const).map((role) =>
      api.all(zdUserPage, { path: 'users', query: { role } }, (page) => page.users),
    ),
  )
  return some.flat()
}

async function fieldsOf(api: ZdApi): Promise<readonly DeskCustomField[]> {
  const fields = await api.all(zdFieldPage, { path: 'ticket_fields' }, (page) => page.ticket_fields)
  return fields
    .filter(({ type, active, removable }) => removable !== false && active !== false && readableTypes.has(type))
    .map(({ id, title, custom_field_options: options }) => ({
      id: String(id),
      name: title,
      ...(options && options.length > 0 ? { values: options.map(({ value }) => value) } : {}),
    }))
}
