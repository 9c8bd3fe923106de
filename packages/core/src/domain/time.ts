/** An instant: milliseconds since the Unix epoch, UTC. The core never asks for it; it is told. */
export type Timestamp = number

/** A source of numbers in [0, 1), seeded by the caller so that a run can be repeated. */
export type Random = () => number
