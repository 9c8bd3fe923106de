import { priorities, type Priority } from '@pointsman/core'
import { z } from 'zod'

/** Whose is whose: ids of a help desk and ours. What is not named here is not ours, and is never written. */
export interface DeskMapping {
  /** Our ids of their agents and queues, by theirs. */
  readonly agents: Readonly<Record<string, string>>
  readonly queues: Readonly<Record<string, string>>
  /** Our bands, by their priorities. */
  readonly priorities: Readonly<Record<string, Priority>>
  /** Their priorities, by our bands; a band without one is not written. */
  readonly bands: { readonly [Band in Priority]?: string | undefined }
  /** Custom fields that intent and language are written to. */
  readonly intentField?: string | undefined
  readonly languageField?: string | undefined
}

const shape: z.ZodType<DeskMapping> = z.object({
  agents: z.record(z.string(), z.string()),
  queues: z.record(z.string(), z.string()),
  priorities: z.record(z.string(), z.enum(priorities)),
  bands: z.partialRecord(z.enum(priorities), z.string()),
  intentField: z.string().optional(),
  languageField: z.string().optional(),
})

/** As it was kept. */
export function parseMapping(kept: unknown): DeskMapping {
  return shape.parse(kept)
}

/** Their id of something of ours; undefined where the help desk has none. The first, where several are one of ours. */
export function theirsOf(mapping: Readonly<Record<string, string>>, ours: string): string | undefined {
  return Object.keys(mapping).find((theirs) => mapping[theirs] === ours)
}
