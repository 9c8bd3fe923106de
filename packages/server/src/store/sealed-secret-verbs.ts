/** The part of the store that gives out everything that is kept sealed, to be sealed under another key. */
export interface SealedSecretVerbs {
  /**
   * Replaces all that is sealed by what `reseal` answers, in the same order and in one transaction; when it throws, nothing is
   * changed. Answers how many there were.
   */
  resealSecrets(reseal: (all: readonly SealedSecret[]) => readonly string[]): Promise<number>
}

/** Signing secrets of webhooks out and in, and what help desks are entered with. */
export type SealedKind = 'webhook' | 'hook' | 'connection'

/** A secret as `Secrets.seal` left it, and of whom it is. */
export interface SealedSecret {
  readonly kind: SealedKind
  readonly id: string
  readonly sealed: string
}
