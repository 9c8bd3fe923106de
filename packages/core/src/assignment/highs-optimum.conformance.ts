import highsModule, { type ModelData, type ObjectiveSense } from 'highs'
import { notEligible, type AssignmentProblem } from './problem.ts'

// Its types are those of a CommonJS module, whose default is one level deeper than that of the ES module that is loaded.
const loadHighs = highsModule as unknown as typeof highsModule.default

/** Says what the largest total is, by another method than ours. */
export type Judge = (problem: AssignmentProblem) => number

/**
 * HiGHS (Huangfu & Hall 2018), which solves the problem as a linear programme; its corners are whole, so its optimum is
 * that of whole tickets. `around` gets the solving alone, without what it takes to state the problem, to be timed.
 */
export async function highsJudge(around: (solve: () => void) => void = (solve) => solve()): Promise<Judge> {
  const highs = await loadHighs()
  const { constants } = highs
  return (problem) => {
    const pairs = eligiblePairs(problem)
    if (pairs.length === 0) return 0
    return highs.withModel(programme(problem, pairs, constants.objectiveSense.maximize), (model) => {
      model.options.set({ output_flag: false })
      around(() => model.run())
      if (model.getModelStatus() !== constants.modelStatus.optimal) throw new Error('HiGHS found no optimum')
      return Math.round(model.getObjectiveValue())
    })
  }
}

interface Pair {
  readonly ticket: number
  readonly agent: number
  readonly weight: number
}

function eligiblePairs({ tickets, capacities, weights }: AssignmentProblem): readonly Pair[] {
  const agents = capacities.length
  const pairs: Pair[] = []
  for (let ticket = 0; ticket < tickets; ticket++) {
    for (let agent = 0; agent < agents; agent++) {
      const weight = weights[ticket * agents + agent]!
      if (weight !== notEligible) pairs.push({ ticket, agent, weight })
    }
  }
  return pairs
}

/** A column for each pair; a row for each ticket, at most once, and for each agent, at most their slots. */
function programme(
  { tickets, capacities }: AssignmentProblem,
  pairs: readonly Pair[],
  maximize: ObjectiveSense,
): ModelData {
  const rows = tickets + capacities.length
  return {
    numCols: pairs.length,
    numRows: rows,
    sense: maximize,
    colCost: pairs.map(({ weight }) => weight),
    colLower: new Float64Array(pairs.length),
    colUpper: new Float64Array(pairs.length).fill(1),
    rowLower: new Float64Array(rows),
    rowUpper: [...Array.from({ length: tickets }, () => 1), ...Array.from(capacities)],
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: pairs.length,
      starts: Int32Array.from({ length: pairs.length + 1 }, (_, pair) => pair * 2),
      indices: Int32Array.from(pairs.flatMap(({ ticket, agent }) => [ticket, tickets + agent])),
      values: new Float64Array(pairs.length * 2).fill(1),
    },
  }
}
