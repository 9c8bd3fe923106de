/**
 * The same function, which remembers what it answered for the words last asked for: at least `most` of them, at most twice
 * as many. Those not asked for since `most` others came are forgotten all at once. `make` must always answer the same.
 */
export function remembering<Answer>(most: number, make: (word: string) => Answer): (word: string) => Answer {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  return (word) => {
    const known = young.get(word)
    if (known !== undefined) return known
    const answer = old.get(word) ?? make(word)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(word, answer)
    return answer
  }
}
