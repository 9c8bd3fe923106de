/** A sentence written for this project whose label is known. */
export interface LabelledSeed<Label extends string> {
  readonly text: string
  readonly label: Label
}

/** Sentences by label as one list, in the order of the labels. */
export function labelled<Label extends string>(
  sentences: Readonly<Record<Label, readonly string[]>>,
  labels: readonly Label[],
): readonly LabelledSeed<Label>[] {
  return labels.flatMap((label) => sentences[label].map((text) => ({ text, label })))
}
