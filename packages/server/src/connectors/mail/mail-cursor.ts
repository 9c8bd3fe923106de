import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import type { FolderMark, Mail, MailIndex } from './mail-index.ts'

/** How far each folder was read, by path. */
export type FolderMarks = ReadonlyMap<string, FolderMark>

/** What was passed over so far, because no person wrote it. */
export interface PassedOver {
  readonly autoReplies: number
  readonly bounces: number
}

/** How far the tickets were read. */
export interface MailCursor {
  /** What changed since then is to be told. */
  readonly since: FolderMarks
  /** Within a reading that is not at its end: how the folders were when it began, and the last ticket told, in their order. */
  readonly under?: { readonly began: FolderMarks; readonly told: string } | undefined
  readonly passedOver: PassedOver
}

const digits = z.string().regex(/^\d+$/)
const marksShape = z.array(z.tuple([z.string(), digits, z.number(), digits]))
const cursorShape = z.object({
  v: z.literal(1),
  since: z.string(),
  began: z.string().nullable(),
  told: z.string().nullable(),
  autoReplies: z.number(),
  bounces: z.number(),
})

/** Nothing was read where there is no cursor, or one that is not known. */
export function readCursor(cursor: Cursor | null): MailCursor {
  const nothing: MailCursor = { since: new Map(), passedOver: { autoReplies: 0, bounces: 0 } }
  const read = cursorShape.safeParse(cursor)
  if (!read.success) return nothing
  const { since, began, told, autoReplies, bounces } = read.data
  return {
    since: readMarks(since),
    ...(began === null || told === null ? {} : { under: { began: readMarks(began), told } }),
    passedOver: { autoReplies, bounces },
  }
}

export function writeCursor({ since, under, passedOver }: MailCursor): Cursor {
  const { autoReplies, bounces } = passedOver
  const [began, told] = under === undefined ? [null, null] : [writeMarks(under.began), under.told]
  return { v: 1, since: writeMarks(since), began, told, autoReplies, bounces }
}

export function marksOf({ folders }: MailIndex): FolderMarks {
  return new Map(
    [...folders].map(([path, { uidValidity, uidNext, modseq }]) => [path, { uidValidity, uidNext, modseq }]),
  )
}

/** New in its folder since then; all of it where the folder was numbered anew. */
export function isNewSince({ folder, uidValidity, uid }: Mail, marks: FolderMarks): boolean {
  const mark = marks.get(folder)
  return mark === undefined || mark.uidValidity !== uidValidity || uid >= mark.uidNext
}

/** New, or with other flags. */
export function isChangedSince(mail: Mail, marks: FolderMarks): boolean {
  const { modseq = 0n } = mail
  return isNewSince(mail, marks) || (modseq > 0n && modseq > marks.get(mail.folder)!.modseq)
}

function writeMarks(marks: FolderMarks): string {
  const rows = [...marks].map(([path, { uidValidity, uidNext, modseq }]) => [
    path,
    `${uidValidity}`,
    uidNext,
    `${modseq}`,
  ])
  return JSON.stringify(rows)
}

function readMarks(text: string): FolderMarks {
  const read = marksShape.safeParse(JSON.parse(text))
  if (!read.success) return new Map()
  return new Map(
    read.data.map(([path, uidValidity, uidNext, modseq]) => [
      path,
      { uidValidity: BigInt(uidValidity), uidNext, modseq: BigInt(modseq) },
    ]),
  )
}
