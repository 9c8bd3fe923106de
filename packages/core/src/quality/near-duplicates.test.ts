import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradictionsFinding } from './contradictions.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { aTicket } from './quality-builders.ts'

const long =
  'since the update on monday the warehouse scanner does not connect to the station any more and all parcels have to be booked by hand'

describe('tickets that say the same', () => {
  it('case, numbers and punctuation make no difference', () => {
    expect(
      nearDuplicates(['My invoice 123 is wrong!', 'my INVOICE 9 is wrong', 'something else entirely here']),
    ).toEqual([[0, 1]])
  })

  it('one word more in a long text makes none either, another word in a short text does', () => {
    expect(nearDuplicates([long, `${long} please`])).toEqual([[0, 1]])
    expect(nearDuplicates(['what is my card balance', 'what is my loan balance'])).toEqual([])
  })

  it('texts of two or three words contradict nobody', () => {
    expect(nearDuplicates(['call me back', 'call me back'])).toEqual([])
  })

  it('every text is in one group at most, and equal texts are in the same', () => {
    const word = fc.constantFrom('red', 'green', 'blue', 'one', 'two', 'three', 'four', 'five')
    const text = fc.array(word, { minLength: 4, maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const groups = nearDuplicates(texts)
        const members = groups.flat()
        expect(new Set(members).size).toBe(members.length)
        texts.forEach((one, i) => {
          const twin = texts.indexOf(one)
          if (twin < i) expect(groups.some((group) => group.includes(i) && group.includes(twin))).toBe(true)
        })
      }),
    )
  })

  it('the same words with another label are a contradiction, and what most say is taken for right', () => {
    const tickets = [
      aTicket({ id: '1', body: long, label: 'devices' }),
      aTicket({ id: '2', body: `${long} 5`, label: 'devices' }),
      aTicket({ id: '3', body: `${long}!`, label: 'billing' }),
      aTicket({ id: '4', body: 'where can I change my postal address', label: 'accounts' }),
    ]
    const finding = contradictionsFinding(tickets, 10)
    expect(finding).toMatchObject({ ticketCount: 3, worth: { perThousand: 250 } })
    expect(finding?.tickets.map(({ id }) => id)).toEqual(['1', '3'])
    expect(contradictionsFinding(tickets.slice(0, 2), 10)).toBeUndefined()
  })
})
