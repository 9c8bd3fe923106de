import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPolicy, PointsmanError } from '@pointsman/core'
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

test('the example file is a policy', async () => {
  const policy = await readPolicyFile(join(root, 'examples', 'policy.yaml'))
  expect(policy.mode).toBe('suggest')
  expect(policy.targets[0]).toEqual({ plan: 'enterprise', priority: 'urgent', minutes: 15 })
  expect(policy.fitWeights).toEqual(defaultPolicy.fitWeights)
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

describe('a mistake is named with its place', () => {
  test.each([
    ['act_confidance: 0.7', 'act_confidance'],
    ['urgency_weights: { anger: 1 }', 'urgency_weights: Unrecognized key: "anger"'],
    ['act_confidence: 1.7', 'act_confidence: Too big'],
    ['targets: [{ priority: urgent, minutes: 0 }]', 'targets[0].minutes: Too small'],
    ['targets: [{ priority: asap, minutes: 5 }]', 'targets[0].priority: Invalid option'],
    ['bands: { urgent: 0.2, high: 0.3, normal: 0.1 }', 'bands: must fall'],
    ['fit_weights: { skill: 0, success: 0, speed: 0, free_capacity: 0, tier_match: 0, continuity: 0 }', 'not all be 0'],
    ['mode: auto\nmode: shadow', 'Map keys must be unique'],
    ['mode: [auto', 'policy.yaml'],
    ['- auto', 'the policy: Invalid input'],
    ['version: 7', 'version'],
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
  const fields = fieldsOf(defaultPolicy)
  expect(new Set(rows.keys())).toEqual(new Set(fields.keys()))
  for (const [field, value] of fields) {
    if (typeof value === 'number') expect(Number.parseFloat(rows.get(field)!.replaceAll(',', '')), field).toBe(value)
    if (typeof value === 'string') expect(rows.get(field), field).toBe(`\`${value}\``)
  }
})

/** Names as the file has them, groups joined by a dot, with the default of each. */
function fieldsOf(value: object, prefix = ''): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([name, inner]: [string, unknown]): (readonly [string, unknown])[] => {
      const field = prefix + name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      const isGroup = typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      return isGroup ? [...fieldsOf(inner, `${field}.`)] : [[field, inner]]
    }),
  )
}
