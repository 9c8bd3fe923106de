/**
 * Rows to columns, each at most once, for the largest sum of weights; weights of 0 or less are never used. The
 * Hungarian method by shortest augmenting paths (Jonker & Volgenant 1987) on a dense table, row-major. Answers
 * the column of each row, −1 for none.
 */
export function bestPairs(rows: number, columns: number, weights: Float64Array): Int32Array {
  // A column of its own for every row, worth 0, stands for staying without.
  const width = columns + rows
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(width + 1)
  const rowOf = new Int32Array(width + 1)
  const before = new Int32Array(width + 1)
  const least = new Float64Array(width + 1)
  const isDone = new Uint8Array(width + 1)
  const cost = (row: number, column: number): number =>
    column <= columns ? -Math.max(0, weights[(row - 1) * columns + column - 1]!) : 0
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    let column = 0
    least.fill(Infinity)
    isDone.fill(0)
    do {
      isDone[column] = 1
      const from = rowOf[column]!
      let step = Infinity
      let next = 0
      for (let to = 1; to <= width; to++) {
        if (isDone[to] === 1) continue
        const reduced = cost(from, to) - rowPrice[from]! - columnPrice[to]!
        if (reduced < least[to]!) {
          least[to] = reduced
          before[to] = column
        }
        if (least[to]! < step) {
          step = least[to]!
          next = to
        }
      }
      for (let to = 0; to <= width; to++) {
        if (isDone[to] === 1) {
          rowPrice[rowOf[to]!]! += step
          columnPrice[to]! -= step
        } else least[to]! -= step
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const previous = before[column]!
      rowOf[column] = rowOf[previous]!
      column = previous
    }
  }
  const answer = new Int32Array(rows).fill(-1)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]!
    if (row > 0 && weights[(row - 1) * columns + column - 1]! > 0) answer[row - 1] = column - 1
  }
  return answer
}
