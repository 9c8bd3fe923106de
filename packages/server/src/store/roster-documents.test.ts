import type { Roster } from '@pointsman/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack } from './packed.ts'
import { asDocument, fromDocument } from './roster-documents.ts'
import { aRoster, seeded } from './store-builders.ts'

const roster = aRoster(30, seeded(3))
const base = { hash: 'base', roster }

function read(changed: Roster): Roster {
  const document = asDocument(changed, base)
  return 'whole' in document ? document.whole : fromDocument(document, roster)
}

describe('a roster said by an earlier one', () => {
  it('is the same roster, whichever records have changed', () => {
    const index = fc.nat(roster.records.length - 1)
    fc.assert(
      fc.property(fc.array(fc.tuple(index, fc.double({ noNaN: true }))), (changes) => {
        const records = [...roster.records]
        for (const [at, sumLog] of changes) records[at] = { ...records[at]!, sumLog }
        expect(read({ ...roster, records })).toStrictEqual({ ...roster, records })
      }),
    )
  })

  it('is small when one ticket was resolved, and whole when somebody joined', () => {
    const records = roster.records.map((record, index) => (index === 7 ? { ...record, attempts: 999 } : record))
    const changed = asDocument({ ...roster, records }, base)
    expect(pack(changed).length).toBeLessThan(pack({ whole: roster }).length / 10)
    const joined = { ...roster, agents: [...roster.agents, roster.agents[0]!] }
    expect(asDocument(joined, base)).toEqual({ whole: joined })
    expect(asDocument(roster, undefined)).toEqual({ whole: roster })
  })
})
