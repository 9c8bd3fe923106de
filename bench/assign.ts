/*
 * The best assignment of tickets to agents, ours against HiGHS on the same problem in the same run, taking turns; then
 * ours alone at sizes that HiGHS is not asked for. Every answer is proved by its prices before its time is shown. Processor
 * milliseconds, medians. The ratio counts of HiGHS only the solving; what it takes to state the problem to it and to read the
 * answer comes on top, in the column "whole". The outcome is in docs/decisions/0011-exact-assignment.md.
 * Usage: npm run bench -- assign [--no-peer]
 */
import { assign, assignInSteps } from '../packages/core/src/assignment/assign.ts'
import { aBacklog } from '../packages/core/src/assignment/assignment-problems.conformance.ts'
import { highsJudge } from '../packages/core/src/assignment/highs-optimum.conformance.ts'
import type { AssignmentProblem } from '../packages/core/src/assignment/problem.ts'
import { proofProblems } from '../packages/core/src/assignment/proof.conformance.ts'
import { seededRandom } from '../packages/core/src/learn/training/shuffle.ts'

interface Case {
  readonly name: string
  readonly problem: AssignmentProblem
  readonly runs: number
}

const random = seededRandom(20)
const backlog = (tickets: number, agents: number, slots: number, eligible = 1): AssignmentProblem =>
  aBacklog(random, { tickets, agents, slots, eligible })

/** Weights from 0 to so many, by chance. */
function byChance(tickets: number, agents: number, slots: number, largest: number): AssignmentProblem {
  const weights = Int32Array.from({ length: tickets * agents }, () => Math.floor(random() * (largest + 1)))
  return { tickets, capacities: new Int32Array(agents).fill(slots), weights }
}

if (!process.argv.includes('--no-peer')) await againstHighs()
alone()

async function againstHighs(): Promise<void> {
  let highsMs = 0
  const judge = await highsJudge((solve) => {
    highsMs = clocked(solve)
  })
  const cases: readonly Case[] = [
    { name: '300 × 50, 3 slots', problem: backlog(300, 50, 3), runs: 7 },
    { name: '300 × 50, 6 slots', problem: backlog(300, 50, 6), runs: 7 },
    { name: '300 × 50, 6 slots, 1 in 5 eligible', problem: backlog(300, 50, 6, 0.2), runs: 7 },
    { name: '300 × 50, 3 slots, by chance', problem: byChance(300, 50, 3, 1_000_000), runs: 7 },
  ]
  console.log(row(['tickets × agents', 'ours ms', 'HiGHS ms', 'ratio', 'whole', 'same total']))
  for (const { name, problem, runs } of cases) {
    const ours: number[] = []
    const theirs: number[] = []
    const whole: number[] = []
    let isSame = true
    // The first turns, in which code is still being compiled, do not count, for neither of the two.
    for (let run = -3; run < runs; run++) {
      let total = 0
      // Ours is too short for the clock: thirty at a time.
      const ms = clocked(() => {
        for (let i = 0; i < 30; i++) total = assign(problem).total
      })
      const wholeMs = clocked(() => (isSame &&= total === judge(problem)))
      if (run < 0) continue
      whole.push(wholeMs)
      ours.push(ms / 30)
      theirs.push(highsMs)
    }
    const [one, other] = [median(ours), median(theirs)]
    console.log(
      row([
        name,
        one.toFixed(2),
        other.toFixed(1),
        (other / one).toFixed(0),
        median(whole).toFixed(1),
        isSame ? 'yes' : 'NO',
      ]),
    )
    if (!isSame) process.exitCode = 1
  }
}

function alone(): void {
  const cases: readonly Case[] = [
    { name: '1 × 500', problem: backlog(1, 500, 3), runs: 101 },
    { name: '5,000 × 500, 1 slot', problem: backlog(5_000, 500, 1), runs: 3 },
    { name: '5,000 × 500, 3 slots', problem: backlog(5_000, 500, 3), runs: 3 },
    { name: '5,000 × 500, 6 slots', problem: backlog(5_000, 500, 6), runs: 3 },
    { name: '5,000 × 500, 10 slots', problem: backlog(5_000, 500, 10), runs: 3 },
    { name: '5,000 × 500, 6 slots, 1 in 50 eligible', problem: backlog(5_000, 500, 6, 0.02), runs: 3 },
    { name: '5,000 × 500, 6 slots, weights 0 to 3', problem: byChance(5_000, 500, 6, 3), runs: 3 },
    { name: '30,000 × 500, 3 slots', problem: backlog(30_000, 500, 3), runs: 3 },
    { name: '30,000 × 500, 20 slots', problem: backlog(30_000, 500, 20), runs: 1 },
  ]
  console.log(`\n${row(['tickets × agents', 'ours ms', 'steps', 'step p99', 'longest'])}`)
  for (const { name, problem, runs } of cases) {
    const times = Array.from({ length: runs }, () => clocked(() => assign(problem)))
    const steps = stepsOf(problem)
    const longest = steps.at(-1)!
    const p99 = steps[Math.ceil(steps.length * 0.99) - 1]!
    console.log(row([name, median(times).toFixed(2), `${steps.length}`, p99.toFixed(1), longest.toFixed(1)]))
    const problems = proofProblems(problem, assign(problem))
    if (problems.length === 0) continue
    console.log(`not proved: ${problems[0]}`)
    process.exitCode = 1
  }
}

/** How long each step took, shortest first. */
function stepsOf(problem: AssignmentProblem): readonly number[] {
  const steps = assignInSteps(problem)
  const times: number[] = []
  for (let isDone = false; !isDone;) times.push(clocked(() => (isDone = steps.next().done === true)))
  return times.toSorted((a, b) => a - b)
}

function clocked(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function row([name, ...cells]: readonly string[]): string {
  return [name!.padEnd(42), ...cells.map((cell) => cell.padStart(10))].join(' ')
}
