import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import type { NewVerdict } from '../client/shapes.ts'
import { isGoing } from '../shell/use-go-keys.ts'
import { useMay } from '../sign-in/use-me.ts'
import type { Chosen } from './use-chosen.ts'
import { useJudge } from './use-judge.ts'

export type Who = NewVerdict['who']

/** What can be said about the chosen discrepancy. */
export interface Verdicts {
  /** `neither` without an answer asks for one. */
  say(who: Who, answer?: Pick<NewVerdict, 'answer' | 'reason'>): void
  /** The verdict on the chosen one, else the last that was given. */
  undo(): void
  readonly isAsking: boolean
  stopAsking(): void
}

/** One key for each verdict, and at once on to the next; `u` takes back. */
export function useVerdictKeys(chosen: Chosen): Verdicts {
  const { judge, undo, last } = useJudge()
  const may = useMay()
  const [isAsking, setIsAsking] = useState(false)
  const say: Verdicts['say'] = (who, answer) => {
    const one = chosen.now()
    if (one === undefined || one.verdict !== undefined) return
    if (who === 'neither' && answer === undefined) return setIsAsking(true)
    setIsAsking(false)
    judge(one, { who, ...answer })
    chosen.moveOn()
  }
  const takeBack = (): void => {
    const one = chosen.now()
    const id = one?.verdict === undefined ? last() : one.id
    if (id === undefined) return
    undo(id)
    chosen.choose(id)
  }
  const key = (letter: string, act: () => void): [string, (event: KeyboardEvent) => void] => [
    letter,
    (event) => {
      if (may.write && !isAsking && !event.repeat && !isGoing(event)) act()
    },
  ]
  useHotkeys([
    key('p', () => say('people')),
    key('o', () => say('pointsman')),
    key('b', () => say('both')),
    key('n', () => say('neither')),
    key('u', takeBack),
  ])
  return { say, undo: takeBack, isAsking, stopAsking: () => setIsAsking(false) }
}
