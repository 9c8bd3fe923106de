/** Does one piece of work after the other, in the order in which they were given. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>

/** The same for each name by itself: work under different names goes on together. */
export type TurnsByName = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/** One line of work. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** A line of work for each name, forgotten when it is done. */
export function turnsByName(): TurnsByName {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work)
    const over = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === over) last.delete(name)
      })
    last.set(name, over)
    return mine
  }
}
