import { newAgent, newQueue } from '../newcomers.ts'
import type { LiveDesk } from './desk.ts'

/**
 * Our queue for one of theirs. One that was not there when the help desk was connected is added, in shadow: nothing is ever done in a
 * queue that nobody has let Pointsman act in.
 */
export async function ourQueue(desk: LiveDesk, theirs: string | undefined): Promise<string | undefined> {
  if (theirs === undefined) return undefined
  const known = desk.mapping.queues[theirs]
  if (known !== undefined) return known
  const { queues } = await desk.connector.directory()
  const name = queues.find(({ id }) => id === theirs)?.name
  if (name === undefined) return undefined
  const { engine, store } = desk
  if (!(await store.queues()).some(({ id }) => id === name)) {
    await engine.trusting.setQueueMode(name, 'shadow', { actor: desk.id, reason: 'a queue new in the help desk' })
    await engine.putQueue(newQueue(name))
  }
  await extend(desk, { queues: { ...desk.mapping.queues, [theirs]: name } })
  desk.tell(`${desk.id}: queue ${name} is new; it is in shadow`)
  return name
}

/** Our agent for one of theirs; somebody new is added as inactive, so that nothing goes to them by surprise. */
export async function ourAgent(desk: LiveDesk, theirs: string): Promise<string> {
  const known = desk.mapping.agents[theirs]
  if (known !== undefined) return known
  if (!(await desk.store.agents()).some(({ id }) => id === theirs)) {
    await desk.engine.putAgent({ ...newAgent(theirs), active: false })
    desk.tell(`${desk.id}: agent ${theirs} is new; they are inactive until somebody says otherwise`)
  }
  await extend(desk, { agents: { ...desk.mapping.agents, [theirs]: theirs } })
  return theirs
}

async function extend(desk: LiveDesk, more: Partial<LiveDesk['mapping']>): Promise<void> {
  const mapping = { ...desk.mapping, ...more }
  const connection = (await desk.store.deskConnections()).find(({ id }) => id === desk.id)
  if (connection !== undefined) await desk.store.putConnection({ ...connection, mapping: { ...mapping } })
  desk.mapping = mapping
}
