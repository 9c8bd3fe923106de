import { Select } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Role } from '../client/shapes.ts'
import { useColleagues } from '../show/names.ts'
import { texts } from '../texts.ts'

/** What somebody is to be; an agent is somebody in particular. */
export interface RoleWish {
  readonly role: Role
  readonly agent?: string
}

const roles: readonly Role[] = ['supervisor', 'agent', 'read_only']

interface RoleFieldsProps {
  readonly wish: RoleWish
  readonly onWish: (wish: RoleWish) => void
}

/** Asks for a role, and with `agent` whose work they see. */
export function RoleFields({ wish: { role, agent }, onWish }: RoleFieldsProps): ReactElement {
  const agents = (useColleagues().data ?? []).filter(({ active }) => active)
  return (
    <>
      <Select
        label={texts.users.role}
        data={roles.map((value) => ({ value, label: texts.roles[value] }))}
        value={role}
        onChange={(value) => onWish({ role: value ?? role })}
        allowDeselect={false}
      />
      {role === 'agent' ? (
        <Select
          label={texts.users.agent}
          data={agents.map(({ id, name }) => ({ value: id, label: name }))}
          value={agent ?? null}
          onChange={(value) => onWish(value === null ? { role } : { role, agent: value })}
          searchable
          required
        />
      ) : null}
    </>
  )
}
