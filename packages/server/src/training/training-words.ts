import type { TrainingEnding } from '../store/store.ts'
import type { Comparison, TrainingResult } from './training-order.ts'

/** A sentence or two about how a training ended, for people. */
export function endingInWords({ outcome, model, comparison, tooFew, unreadable }: TrainingResult): string {
  const version = model?.version ?? ''
  switch (outcome) {
    case 'first':
      return unreadable === undefined
        ? `${version} is the first model, and in force.`
        : `${version} is in force: the model before cannot be read by this version of Pointsman (${unreadable}).`
    case 'better':
      return `${version} is in force: it is better than ${comparedWords(comparison!)}.`
    case 'forced':
      return `${version} is in force, because that was asked for${comparison === undefined ? '' : `; compared with ${comparedWords(comparison)}`}.`
    case 'not_better':
      return `${version} is kept and not in force: it is not better by more than chance than ${comparedWords(comparison!)}.`
    case 'worse':
      return `${version} is kept and not in force: it is worse than ${comparedWords(comparison!)}.`
    case 'not_compared':
      return `${version} is kept and not in force: ${tooFewWords(tooFew!)}.`
    case 'too_few':
      return `Nothing was trained: ${tooFewWords(tooFew!)}.`
    case 'same':
      return `${version} is in force already: there is nothing new to learn from.`
    case 'overtaken':
      return `${version} is kept and not in force: another model was put in force while it was trained.`
    case 'failed':
    case 'abandoned':
      return 'The training ended before it was done; nothing was changed.'
  }
}

/** What is kept of a training beside the words. */
export function endingOf(result: TrainingResult): TrainingEnding {
  const { outcome, model, comparison, tooFew } = result
  return {
    outcome,
    inWords: endingInWords(result),
    ...(model === undefined ? {} : { model: model.version }),
    facts: {
      ...(comparison === undefined ? {} : { comparison }),
      ...(tooFew === undefined ? {} : { too_few: tooFew }),
    },
  }
}

function comparedWords(comparison: Comparison): string {
  const { champion, tickets, onlyChallenger, onlyChampion, bothRight } = comparison
  const right = (only: number): string => `${(((bothRight + only) / tickets) * 100).toFixed(1)} %`
  return (
    `${champion} on the ${tickets.toLocaleString('en')} newest resolved tickets (${right(onlyChallenger)} right against ${right(onlyChampion)}; ` +
    `${onlyChallenger} that only the new one reads right, ${onlyChampion} that only the old one does)`
  )
}

function tooFewWords({ found, needed }: { readonly found: number; readonly needed: number }): string {
  const since = found === 1 ? '1 ticket was' : `${found.toLocaleString('en')} tickets were`
  return `${since} resolved since the model in force was trained, and a comparison needs ${needed}`
}
