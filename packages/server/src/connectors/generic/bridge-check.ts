import { PointsmanError, type Timestamp } from '@pointsman/core'
import type { Directory, Finding } from '../connector.ts'
import { protocol, type BridgeApi } from './bridge-api.ts'
import { bridgeChangePage, bridgeTicketPage, type BridgeAbilities, type BridgeDirectory } from './bridge-shapes.ts'

/** Clocks that are further apart make times of facts and signatures doubtful. */
const skewWorthAWord = 60_000

/** `known`: what the bridge could when it was connected. */
export async function checkBridge(
  api: BridgeApi,
  known: BridgeAbilities,
  now: () => Timestamp,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  try {
    const asked = now()
    const directory = await api.directory()
    findings.push(fine(`the bridge speaks protocol ${protocol} and writes as ${directory.me}`))
    findings.push(
      clockFinding(directory.now, asked),
      ...abilityFindings(directory, known),
      ...peopleFindings(directory),
    )
    await api.page(bridgeTicketPage, 'tickets', { after: '', haste: 'live' })
    if (directory.can.changes) await api.page(bridgeChangePage, 'changes', { after: '', haste: 'live' })
    findings.push(fine(directory.can.changes ? 'tickets and changes can be read' : 'tickets can be read'))
  } catch (error) {
    if (!(error instanceof PointsmanError)) throw error
    findings.push(blocking([error.message, error.maybe].filter(Boolean).join(' ')))
  }
  return findings
}

function fine(text: string): Finding {
  return { level: 'fine', text }
}

function warning(text: string): Finding {
  return { level: 'warning', text }
}

function blocking(text: string): Finding {
  return { level: 'blocking', text }
}

function clockFinding(theirs: Timestamp, asked: Timestamp): Finding {
  const apart = Math.abs(theirs - asked)
  if (apart <= skewWorthAWord) return fine('its clock agrees with ours')
  const side = theirs > asked ? 'behind' : 'ahead of'
  return warning(`our clock is ${Math.round(apart / 60_000)} minutes ${side} the bridge's: set it by NTP`)
}

function abilityFindings({ may_write: mayWrite, can }: BridgeDirectory, known: BridgeAbilities): readonly Finding[] {
  const names = Object.keys(can) as (keyof BridgeAbilities)[]
  const other = names.filter((name) => can[name] !== known[name])
  return [
    mayWrite
      ? fine('decisions can be written')
      : blocking('the token may not write decisions: grant that in the bridge'),
    ...(other.length === 0 ? [] : [warning(`the bridge can other things now (${other.join(', ')}): connect it again`)]),
    ...(can.enforced_versions
      ? []
      : [warning('the bridge does not refuse a write that somebody overtook: it is only read again right before')]),
  ]
}

function peopleFindings({ agents, queues, priorities }: BridgeDirectory): readonly Finding[] {
  if (queues.length === 0) return [blocking('there is no queue')]
  const count = `${agents.length} agents, ${queues.length} queues and ${priorities.length} priorities can be seen`
  return [agents.length > 0 && priorities.length > 0 ? fine(count) : warning(count)]
}

/** Without the service account. */
export function directoryOfBridge({ agents, queues, priorities, custom_fields, me }: BridgeDirectory): Directory {
  return {
    agents: agents
      .filter(({ id }) => id !== me)
      .map(({ id, name, email, queues: theirs, skills, presence }) => ({
        ...{ id, name },
        ...(email === undefined ? {} : { email }),
        ...(theirs == null ? {} : { queues: theirs }),
        ...(skills == null ? {} : { skills }),
        ...(presence == null ? {} : { presence }),
      })),
    queues: queues.map(({ id, name, description }) => ({
      ...{ id, name },
      ...(description === undefined ? {} : { description }),
    })),
    priorities,
    customFields: custom_fields.map(({ id, name, values }) => ({ id, name, ...(values == null ? {} : { values }) })),
  }
}
