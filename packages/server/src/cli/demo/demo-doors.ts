import { randomBytes } from 'node:crypto'
import type { SampleCompany } from '@pointsman/simulator'
import { linkAddress, signInLink } from '../../sign-in/links.ts'
import { newUser, setPassword, type UserWish } from '../../sign-in/users.ts'
import type { Store, StoredUser } from '../../store/store.ts'

/**
 * How to get into the sample company's console, in lines: a link that signs in as its supervisor with one click, and an account for
 * each role with a password that is new at every start.
 */
export async function demoDoors(store: Store, company: SampleCompany, address: string): Promise<string> {
  const agent = company.agents[0]!
  const password = `demo-${randomBytes(9).toString('base64url')}`
  const supervisor = await somebody(store, { login: 'supervisor', name: 'Sample supervisor', role: 'supervisor' })
  const others = [
    await somebody(store, { login: 'agent', name: agent.name, role: 'agent', agent: agent.id }),
    await somebody(store, { login: 'guest', name: 'Sample guest', role: 'read_only' }),
  ]
  for (const { id } of [supervisor, ...others]) await setPassword(store, id, password)
  const token = await signInLink(store, supervisor.id, Date.now())
  return [
    `Console: ${linkAddress(address, 'sign-in', token)}`,
    '  signs you in as a supervisor, once. Later, or as somebody else:',
    `  "supervisor" may do everything, "agent" is ${agent.name} and sees their own work, "guest" may only look; password: ${password}`,
  ].join('\n')
}

async function somebody(store: Store, wish: UserWish): Promise<StoredUser> {
  const known = await store.userByLogin(wish.login)
  if (known !== undefined) return known
  const user = await newUser(wish, Date.now())
  await store.addUser(user)
  return user
}
