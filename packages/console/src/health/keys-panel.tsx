import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import type { ApiKey } from '../client/shapes.ts'
import { Failed } from '../shell/failure.tsx'
import { Instant } from '../show/instant.tsx'
import { texts } from '../texts.ts'
import { useAct } from './use-health.ts'

/** Which API keys open the door, and how one is closed. */
export function KeysPanel(): ReactElement {
  const keys = useQuery({
    queryKey: ['keys'],
    queryFn: async () => (await answered(api.GET('/v1/keys'))).items,
  })
  const [ending, setEnding] = useState<ApiKey>()
  const t = texts.health.keys
  const isRefused = keys.error !== null && asFailure(keys.error).status === 403
  const all = keys.data ?? []
  const inForce = all.filter(({ revoked_at: revokedAt }) => revokedAt === undefined)
  const revoked = all.filter(({ revoked_at: revokedAt }) => revokedAt !== undefined)
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      <p className="quiet note">{isRefused ? t.refused : t.lead}</p>
      {keys.error === null || isRefused ? null : <Failed error={keys.error} onAgain={() => void keys.refetch()} />}
      {inForce.length === 0 ? null : <KeyTable keys={inForce} onEnd={setEnding} />}
      {revoked.length === 0 ? null : (
        <details className="weights">
          <summary>{t.revokedCount(revoked.length)}</summary>
          <KeyTable keys={revoked} onEnd={setEnding} />
        </details>
      )}
      {ending === undefined ? null : <Revoke of={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

interface KeyTableProps {
  readonly keys: readonly ApiKey[]
  readonly onEnd: (key: ApiKey) => void
}

function KeyTable({ keys, onEnd }: KeyTableProps): ReactElement {
  const t = texts.health.keys
  return (
    <table className="keys">
      <thead>
        <tr>
          <th scope="col">{t.columns.name}</th>
          <th scope="col">{t.columns.scopes}</th>
          <th scope="col">{t.columns.made}</th>
          <th scope="col">
            <span className="hidden">{t.revoke}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id} title={key.id}>
            <th scope="row">
              {key.name}
              {key.is_yours ? <span className="quiet"> {t.yours}</span> : null}
            </th>
            <td>{key.scopes.join(', ')}</td>
            <td>
              <Instant at={key.created_at} />
            </td>
            <td className="act">
              {key.revoked_at === undefined ? (
                <Button size="compact-xs" variant="default" onClick={() => onEnd(key)}>
                  {t.revoke}
                </Button>
              ) : (
                <span className="quiet">
                  {t.revoked} <Instant at={key.revoked_at} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Revoke({ of: key, onClose }: { readonly of: ApiKey; readonly onClose: () => void }): ReactElement {
  const t = texts.health.keys
  const revoke = useAct(
    () => answered(api.DELETE('/v1/keys/{id}', { params: { path: { id: key.id } } })),
    onClose,
    t.done(key.name),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.question(key.name)}
      closeButtonProps={{ 'aria-label': texts.health.cancel }}
    >
      <Stack gap="sm">
        <Text size="sm">{key.is_yours ? t.warnYours : t.warn}</Text>
        {revoke.error === null ? null : <Failed error={revoke.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {texts.health.cancel}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => revoke.mutate(undefined)}>
            {t.revokeNow}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
