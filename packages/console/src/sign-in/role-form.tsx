import { Button, Group, Modal, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import type { User } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { texts } from '../texts.ts'
import { RoleFields, type RoleWish } from './role-fields.tsx'
import { useUserAct } from './use-users.ts'

interface RoleFormProps {
  readonly user: User
  readonly onClose: () => void
}

/** Makes somebody who may sign in something else. */
export function RoleForm({ user, onClose }: RoleFormProps): ReactElement {
  const { id, name, role, agent } = user
  const [wish, setWish] = useState<RoleWish>(agent === undefined ? { role } : { role, agent })
  const change = useUserAct(
    (body: RoleWish) => answered(api.PUT('/v1/users/{id}', { params: { path: { id } }, body })),
    () => {
      notifications.show({ message: texts.users.changed(name, texts.roles[wish.role]), color: 'signal' })
      onClose()
    },
  )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(wish)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts.users.roleOf(name)}
      closeButtonProps={{ 'aria-label': texts.users.cancel }}
    >
      <form onSubmit={submit} className="account-form">
        <Text size="sm" c="dimmed">
          {texts.users.roleLead}
        </Text>
        <RoleFields wish={wish} onWish={setWish} />
        {change.error === null ? null : <Failed error={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {texts.users.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {texts.users.change}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
