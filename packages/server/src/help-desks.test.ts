import { expect, it } from 'vitest'
import { assignWays } from './connectors/mail/mail-settings.ts'
import { openHelpDesk } from './help-desks.ts'

const abilities = {
  changes: true,
  enforced_versions: true,
  tags: true,
  custom_fields: true,
  skills: true,
  presence: true,
}
const url = 'https://desk.example'
const mailbox = { host: 'imap.acme.test', port: 993, security: 'tls', user: 'us', address: 'us@acme.test' }

it('a note says how to undo a decision in the words of the help desk that it stands in', () => {
  const undoIn = (vendor: string, settings: Readonly<Record<string, unknown>>, secret = '1-2-3'): string =>
    openHelpDesk({ vendor, settings, secret }).undo
  expect(undoIn('request-tracker', { url })).toBe('change owner, queue or priority here')
  const pace = { callsPerMinute: 10, exportsPerMinute: 10 }
  expect(undoIn('zendesk', { url, email: 'us@acme.test', ...pace })).toBe('change assignee, group or priority here')
  const bridge = { url, callsPerMinute: 10, abilities }
  expect(undoIn('generic', bridge, '{"token":"t"}')).toBe('change assignee, queue or priority here')
  const inMail = assignWays.map((assignBy) =>
    undoIn('mail', { ...mailbox, intake: 'INBOX', folders: [], agents: [], assignBy, days: 30 }),
  )
  expect(inMail).toEqual([
    'move the mail to another folder or change its flags',
    "change the mail's flags (agent-…, queue-…, priority-…)",
    'move the mail in the mailbox to another folder or change its flags there',
  ])
})

it('a connection that was made before it was asked about plain http goes on; a new one is held to what was said', () => {
  const settings = { url: 'http://rt.corp.example' }
  const open = (said: object): unknown =>
    openHelpDesk({ vendor: 'request-tracker', settings: { ...settings, ...said }, secret: '1-2-3' })
  expect(() => open({})).not.toThrow()
  expect(() => open({ allowHttp: true })).not.toThrow()
  expect(() => open({ allowHttp: false })).toThrow('"http://rt.corp.example" is not allowed')
})
