import { parseHead } from '../learn/snapshot-head.ts'
import { expectEnd, seal, unseal, type Magic } from '../learn/sealed-block.ts'
import { readModel, readVocabulary, writeVocabulary, type StoredModel } from '../learn/snapshot.ts'
import { classifiersOf } from '../learn/text-classifier.ts'
import { encodeUtf8 } from '../learn/utf8.ts'
import type { Vocabulary } from '../learn/vocabulary.ts'
import { facetNames, type FacetName } from './facet-examples.ts'
import type { Facets, ReaderModel } from './ticket-reader.ts'

const magic: Magic = [0x50, 0x4d, 0x52, 0x02]

/** What stands in the JSON head. */
interface Head {
  readonly id: string
  readonly lastSeq: number
}

/** A block with the head as JSON, one with the vocabulary, one with the model of each facet in the order of `facetNames`. */
export function writeReaderSnapshot({ id, lastSeq, vocabulary, facets }: ReaderModel): Uint8Array {
  const head: Head = { id, lastSeq }
  const parts = [
    seal(magic, [encodeUtf8(JSON.stringify(head))]),
    writeVocabulary(vocabulary),
    ...facetNames.map((facet) => facets[facet].snapshotModel()),
  ]
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** Reads what `writeReaderSnapshot` wrote; throws `model_unreadable` when it is not that, or not whole. */
export function readReaderSnapshot(bytes: Uint8Array): ReaderModel {
  const first = unseal(magic, bytes, 'a reader')
  const { id, lastSeq } = parseHead<Head>(first.inside, isHead)
  const { vocabulary, rest } = readVocabulary(first.rest)
  let left = rest
  const stored = facetNames.map(() => {
    const facet = readModel(vocabulary, left)
    left = facet.rest
    return facet.stored
  })
  expectEnd(left, 'a reader')
  return { id, lastSeq, vocabulary, facets: facetsOf(vocabulary, stored) }
}

/** Classifiers of the facets, given in the order of `facetNames`. */
export function facetsOf(vocabulary: Vocabulary, stored: readonly StoredModel[]): Facets {
  const classifiers = classifiersOf(vocabulary, stored)
  return Object.fromEntries(facetNames.map((facet, i) => [facet, classifiers[i]!])) as Record<
    FacetName,
    (typeof classifiers)[number]
  >
}

function isHead({ id, lastSeq }: Partial<Head>): boolean {
  return typeof id === 'string' && Number.isSafeInteger(lastSeq)
}
