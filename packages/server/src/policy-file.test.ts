import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPolicy, isOpen, PointsmanError } from '@pointsman/core'
import { fromPolicyPut, policyPutSchema, toPolicy } from './contract/policy.ts'
import { parsePolicy, readPolicyFile } from './policy-file.ts'

const root = join(import.meta.dirname, '..', '..', '..')

function faultIn(text: string): string {
  try {
    parsePolicy(text, 'policy.yaml')
  } catch (error) {
    if (error instanceof PointsmanError && error.code === 'invalid_policy') return error.message
    throw error
  }
  return ''
}

const oneShift = "time_zone: UTC, shifts: [{ day: 1, from: '09:00', to: '17:00' }]"
const open = `business_hours: { ${oneShift}`

test('the example file is a policy', async () => {
  const policy = await readPolicyFile(join(root, 'examples', 'policy.yaml'))
  expect(policy.mode).toBe('suggest')
  expect(policy.targets[0]).toEqual({ plan: 'enterprise', priority: 'urgent', minutes: 15 })
  expect(policy.fitWeights).toEqual(defaultPolicy.fitWeights)
  expect(policy.planHours).toEqual([{ plan: 'enterprise', hours: 'always' }])
  expect(policy.businessHours?.holidays?.slice(1)).toEqual(['2026-12-24', '2026-12-31'])
})

test('an empty file is the default policy, and one number changes only itself', () => {
  const { version: _, ...defaults } = defaultPolicy
  expect(parsePolicy('', 'policy.yaml')).toEqual(defaults)
  expect(parsePolicy('# nothing yet\n', 'policy.yaml')).toEqual(defaults)
  const changed = parsePolicy('urgency_weights: { claim: 0 }\nact_confidence: 0.7', 'policy.yaml')
  expect(changed).toEqual({
    ...defaults,
    actConfidence: 0.7,
    urgencyWeights: { ...defaults.urgencyWeights, claim: 0 },
  })
})

describe('hours', () => {
  const text = `
    ${open}, holidays: [{ country: DE, state: BE }, 2026-12-24] }
    calendars: [{ name: nights, ${oneShift} }]
    plan_hours: [{ plan: gold, hours: nights }]
    targets: [{ priority: low, minutes: 9, hours: always }]
    plan_change_days: 30`

  test('a policy keeps the public holidays of a place as dates, and reads back as it was written', () => {
    const policy = parsePolicy(text, 'policy.yaml')
    const [place, date] = policy.businessHours?.holidays ?? []
    expect(date).toBe('2026-12-24')
    expect(place).toMatchObject({ country: 'DE', state: 'BE' })
    const dates = typeof place === 'object' ? place.dates : []
    // Easter Monday, Women's Day (Berlin has it alone with one other state), Christmas; and no Epiphany, which Bavaria has.
    expect(dates).toEqual(expect.arrayContaining(['2026-04-06', '2026-03-08', '2026-12-25', '2027-03-29']))
    expect(dates).not.toContain('2026-01-06')
    expect(dates).toEqual(dates.toSorted())
    const { version: _, ...written } = toPolicy({ ...policy, version: 3 })
    expect(written.business_hours?.holidays).toEqual([{ country: 'DE', state: 'BE' }, '2026-12-24'])
    expect(fromPolicyPut(policyPutSchema.parse(written))).toEqual(policy)
  })

  test('targets are counted on them, and Whit Monday in Berlin is no working day', () => {
    const policy = parsePolicy(text, 'policy.yaml')
    const mondays = [Date.UTC(2026, 4, 25, 12), Date.UTC(2026, 5, 1, 12)]
    expect(mondays.map((at) => isOpen(at, policy.businessHours))).toEqual([false, true])
    expect(policy.targets).toEqual([{ priority: 'low', minutes: 9, hours: 'always' }])
    expect(policy.calendars?.[0]?.name).toBe('nights')
    expect(policy.planChangeDays).toBe(30)
  })

  test('a feast of several days closes on each of them', () => {
    const policy = parsePolicy(`${open}, holidays: [{ country: AM }] }`, 'policy.yaml')
    const [place] = policy.businessHours?.holidays ?? []
    const dates = typeof place === 'object' ? place.dates : []
    expect(dates).toEqual(
      expect.arrayContaining(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05']),
    )
  })
})

describe('a mistake is named with its place', () => {
  test.each([
    ['act_confidance: 0.7', 'act_confidance'],
    ['urgency_weights: { anger: 1 }', 'urgency_weights.anger: there is no such field; known are '],
    ['act_confidence: 1.7', 'act_confidence: 1.7 is not allowed: must be at most 1'],
    ['targets: [{ priority: urgent, minutes: 0 }]', 'targets[0].minutes: 0 is not allowed: must be at least 1'],
    [
      'targets: [{ priority: asap, minutes: 5 }]',
      'targets[0].priority: "asap" is not allowed: must be one of urgent, high, normal, low',
    ],
    ['bands: { urgent: 0.2, high: 0.3, normal: 0.1 }', 'bands: must fall'],
    [
      'fit_weights: { work: 0, hand_on: 0, load: 0, shift_end: 0, tier_match: 0, temperament: 0, continuity: 0, fairness: 0, interest: 0, development: 0, exploration: 0, scarcity: 0 }',
      'not all be 0',
    ],
    [
      'business_hours: { time_zone: Europe/Atlantis, shifts: [] }',
      'business_hours.time_zone: "Europe/Atlantis" is not allowed: must be an IANA',
    ],
    [`business_hours: { time_zone: UTC, shifts: [] }`, 'business_hours.shifts: [] is not allowed: must not be empty'],
    [
      `${open}, holidays: [2026-02-30] }`,
      'business_hours.holidays[0]: "2026-02-30" is not allowed: must be a date such as',
    ],
    [`${open}, holidays: [{ country: XX }] }`, 'no public holidays are known for country `XX`'],
    [`${open}, holidays: [{ country: DE, state: XX }] }`, '`XX` is no state of DE: BB, BE'],
    [`${open}, holidays: [{ country: FR, region: A }] }`, 'a region needs a state'],
    ['targets: [{ priority: low, minutes: 9, hours: business }]', 'targets[0].hours: `business` is no calendar'],
    ['plan_hours: [{ plan: free, hours: nights }]', 'plan_hours[0].hours: `nights` is no calendar of this policy'],
    [`calendars: [{ name: always, ${oneShift} }]`, 'calendars[0].name: `always` is taken'],
    ['plan_change_days: 0', 'plan_change_days: 0 is not allowed: must be at least 1'],
    ['mode: auto\nmode: shadow', 'Map keys must be unique'],
    ['mode: [auto', 'policy.yaml'],
    ['- auto', 'the policy: ["auto"] is not allowed: must be an object'],
    ['version: 7', 'version'],
    ['life: { paused_share: 2 }', 'life.paused_share: 2 is not allowed: must be at most 1'],
    ['life: { hold_minutes: 0 }', 'life: life.hold_minutes: 0 is not allowed: more than 0 minutes'],
    [
      'life: { relaxation: [{ after_minutes: 5, drop: money }] }',
      'life.relaxation[0].drop: "money" is not allowed: must be one of ',
    ],
    [
      'life: { triage_after_minutes: 5 }',
      'triage_after_minutes: 5 is not allowed: at least 240, the last relaxation step',
    ],
  ])('%s', (text, message) => {
    expect(faultIn(text)).toContain(message)
  })

  test('a file that is not there', async () => {
    await expect(readPolicyFile(join(root, 'no-such-policy.yaml'))).rejects.toThrow('cannot be read')
  })

  test('a file that grows without end when its aliases are followed', () => {
    const layers = Array.from({ length: 9 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`)
    expect(faultIn(`l0: &l0 [x]\n${layers.join('\n')}`)).toContain('alias')
  })
})

test('whatever is in a file, it is a policy or an error that names the file', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const fault = faultIn(text)
      expect(fault === '' || fault.startsWith('policy.yaml: ')).toBe(true)
    }),
  )
})

test('the reference page has a row for every field and for nothing else, with its default', () => {
  const page = readFileSync(join(root, 'docs', 'reference', 'policy.md'), 'utf8')
  const rows = new Map(
    [...page.matchAll(/^\| `([a-z_.]+)` \|[^|]*\| ([^|]*) \|/gm)].map(([, name, rest]) => [name, rest]),
  )
  const fields = fieldsOf(toPolicy(defaultPolicy))
  // The one field that has no default.
  expect(new Set(rows.keys())).toEqual(new Set([...fields.keys(), 'business_hours']))
  for (const [field, value] of fields) {
    if (typeof value === 'number') expect(Number.parseFloat(rows.get(field)!.replaceAll(',', '')), field).toBe(value)
    if (typeof value === 'string') expect(rows.get(field), field).toBe(`\`${value}\``)
  }
})

/** Names as the file has them, groups joined by a dot, with the default of each. */
function fieldsOf(value: object, prefix = ''): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]): (readonly [string, unknown])[] => {
      const field = prefix + name
      const isGroup = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      return isGroup ? [...fieldsOf(inner, `${field}.`)] : [[field, inner]]
    }),
  )
}
