import { expect } from 'vitest'
import type { Connector } from '../../connector.ts'

/** What an account without ReassignTicket and ModifyCustomField is told, about a ticket that alice has. */
export async function namesMissingRights(connector: Connector, ticket: string): Promise<void> {
  const findings = await connector.check()
  expect(findings.filter(({ level }) => level === 'blocking')).toEqual([])
  expect(findings).toContainEqual({
    level: 'warning',
    text: expect.stringMatching(/ReassignTicket is granted.*ModifyCustomField/) as string,
  })
  const seen = (await connector.look(ticket, 'fields'))!.version
  const intent = (await connector.directory()).customFields.find(({ name }) => name === 'Intent')!.id
  const set = { assignee: 'bob', priority: '100', custom: { [intent]: 'refund' } }
  expect(await connector.write({ ticket, mark: 'd-1', seen, set })).toMatchObject({
    kind: 'partly',
    refused: [
      { field: 'assignee', why: 'it was to be bob and is alice; maybe ReassignTicket is missing' },
      { field: `custom:${intent}`, why: expect.stringContaining('maybe ModifyCustomField is missing') as string },
    ],
  })
}
