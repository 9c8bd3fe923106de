import { explainDecision, PointsmanError, type Decision } from '@pointsman/core'
import type { Command } from 'commander'
import { toDecision } from '../contract/to-decision.ts'
import type { Store } from '../store/store.ts'
import { answer, type AnswerOptions } from './answer.ts'
import { withStore } from './open-store.ts'
import { jsonOption } from './options.ts'
import type { Shell } from './shell.ts'
import { storeOptions } from './store-options.ts'

/** `pointsman explain`: why a ticket went where it went. */
export function addExplainCommand(program: Command, shell: Shell): void {
  program
    .command('explain')
    .summary('tell why a ticket went where it went')
    .description('Prints the latest decision about a ticket, or any decision by its id, with all its reasons.')
    .argument('<id>', 'of a ticket or of a decision')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  pointsman explain T-1042')
    .action(async (id: string, options: AnswerOptions) => {
      answer(shell, options, await withStore(shell, storeOptions(program), (store) => explain(store, id)))
    })
}

async function explain(store: Store, id: string): Promise<{ json: unknown; text: string }> {
  const decision = await findDecision(store, id)
  const stored = await store.ticket(decision.ticketId)
  if (!stored)
    throw new PointsmanError(
      'not_found',
      `decision ${decision.id} is about ticket ${decision.ticketId}, which is not there`,
    )
  return { json: toDecision(decision), text: explainDecision(decision, stored.ticket).join('\n') }
}

async function findDecision(store: Store, id: string): Promise<Decision> {
  const decision = (await store.decision(id)) ?? (await store.decisions(id)).at(-1)
  if (decision) return decision
  const ticket = await store.ticket(id)
  if (ticket) {
    throw new PointsmanError(
      'not_found',
      `ticket ${id} was imported and never routed, so there is no decision about it`,
    )
  }
  throw new PointsmanError('not_found', `there is no ticket and no decision ${JSON.stringify(id)}`)
}
