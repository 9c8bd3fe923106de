import { createInterface } from 'node:readline/promises'
import { PointsmanError } from '@pointsman/core'
import type { Matched, NameQuestion } from '../../syncing/match-names.ts'
import { say } from '../answer.ts'
import type { ConnectOptions } from '../connect.ts'
import type { Shell } from '../shell.ts'

interface Both {
  readonly agents: Matched
  readonly queues: Matched
}

/** Asks what is alike and not the same; refuses to guess where nobody can be asked. */
export async function settleQuestions(found: Both, options: ConnectOptions, shell: Shell): Promise<Both> {
  const all = [...found.queues.questions.map(asked('queue')), ...found.agents.questions.map(asked('agent'))]
  if (all.length === 0) return found
  if (options.yes !== true && !process.stdin.isTTY) {
    const lines = all.map(({ kind, question: { theirs, ours } }) => `--${kind} "${theirs.id}=${ours.id}"`)
    throw new PointsmanError(
      'usage',
      `It is not sure who is who: ${all.map(inWords).join('; ')}.`,
      `Maybe --yes, if they are all the same, or else say it: ${lines.join(' ')}`,
    )
  }
  const terminal = options.yes === true ? undefined : createInterface({ input: process.stdin, output: process.stderr })
  try {
    const yes = async (question: NameQuestion, kind: string): Promise<boolean> => {
      const text = inWords({ kind, question })
      if (terminal === undefined) say(shell, `${text}: taken for the same`)
      return terminal === undefined || /^y/i.test(await terminal.question(`${text}: the same? [y/N] `))
    }
    return { queues: await settle(found.queues, 'queue', yes), agents: await settle(found.agents, 'agent', yes) }
  } finally {
    terminal?.close()
  }
}

async function settle(
  { pairs, fresh, questions }: Matched,
  kind: string,
  yes: (question: NameQuestion, kind: string) => Promise<boolean>,
): Promise<Matched> {
  const settled = { ...pairs }
  const others = [...fresh]
  for (const question of questions) {
    const { theirs, ours } = question
    const isSame = await yes(question, kind)
    settled[theirs.id] = isSame ? ours.id : kind === 'queue' ? theirs.name : theirs.id
    if (!isSame) others.push({ theirs, ours: settled[theirs.id]! })
  }
  return { pairs: settled, fresh: others, questions: [] }
}

function asked(kind: string): (question: NameQuestion) => { readonly kind: string; readonly question: NameQuestion } {
  return (question) => ({ kind, question })
}

function inWords({
  kind,
  question: { theirs, ours },
}: {
  readonly kind: string
  readonly question: NameQuestion
}): string {
  return `their ${kind} ${theirs.name} and our ${kind} ${ours.name}`
}
