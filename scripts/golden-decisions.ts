import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  defaultPolicy,
  explainDecision,
  routeWithReading,
  type Decision,
  type Policy,
  type Reading,
  type Situation,
  type Ticket,
} from '@pointsman/core'

/** Where the golden decisions are: a folder for each story. */
export const goldenFolder = join(import.meta.dirname, '..', 'testdata', 'decisions')

/** `case.json`: everything a decision depends on, written by hand. */
export interface GoldenCase {
  /** The story in words: what must come out, and why. */
  readonly description: string
  readonly id: string
  readonly seed: number
  readonly modelVersion: string
  /** Only what differs from the default policy, so that a change to a default shows here. */
  readonly policy: Partial<Policy>
  readonly ticket: Ticket
  readonly reading: Reading
  readonly situation: Situation
}

/** What a story is compared with. */
export interface GoldenFiles {
  /** The record without what `case.json` already says: reading and situation. */
  readonly 'decision.json': string
  /** The same as people read it. */
  readonly 'explained.txt': string
}

/** Names of all stories. */
export function goldenStories(): readonly string[] {
  return readdirSync(goldenFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

/** Reads one story's `case.json`. */
export function goldenCase(story: string): GoldenCase {
  return JSON.parse(readFileSync(join(goldenFolder, story, 'case.json'), 'utf8')) as GoldenCase
}

/** Decides a story. */
export function decideGolden({ description: _, policy, ...input }: GoldenCase): Decision {
  return routeWithReading({ ...input, policy: { ...defaultPolicy, ...policy } })
}

/** The files that a story's decision comes to. */
export function goldenFiles(story: GoldenCase): GoldenFiles {
  const decision = decideGolden(story)
  const { reading: _, situation: __, ...rest } = decision
  return {
    'decision.json': `${JSON.stringify(rest, null, 2)}\n`,
    'explained.txt': `${explainDecision(decision, story.ticket).join('\n')}\n`,
  }
}
