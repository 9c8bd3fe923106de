/**
 * Inverse of a symmetric positive definite matrix by Cholesky's factors (Golub & Van Loan 2013, §4.2), out of plain
 * arithmetic and square roots, which are the same on every machine. `matrix` is `size × size`, its lower triangle is read and
 * overwritten; both triangles of the answer are filled.
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array {
  factorize(matrix, size)
  const lower = invertLower(matrix, size)
  const inverse = new Float64Array(size * size)
  // L⁻ᵀ L⁻¹, gathered row by row of L⁻¹ so that memory is read in order.
  for (let k = 0; k < size; k++) {
    const row = k * size
    for (let i = 0; i <= k; i++) {
      const factor = lower[row + i]!
      if (factor === 0) continue
      const into = i * size
      for (let j = 0; j <= i; j++) inverse[into + j]! += factor * lower[row + j]!
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j]!
  return inverse
}

/** Lower triangle of A → L with L Lᵀ = A, in place. */
function factorize(matrix: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) {
    const rowI = i * size
    for (let j = 0; j <= i; j++) {
      const rowJ = j * size
      let sum = matrix[rowI + j]!
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k]! * matrix[rowJ + k]!
      matrix[rowI + j] = i === j ? Math.sqrt(sum) : sum / matrix[rowJ + j]!
    }
  }
}

function invertLower(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    const row = i * size
    for (let k = 0; k < i; k++) {
      const factor = lower[row + k]!
      if (factor === 0) continue
      const from = k * size
      for (let j = 0; j <= k; j++) inverse[row + j]! -= factor * inverse[from + j]!
    }
    const pivot = 1 / lower[row + i]!
    for (let j = 0; j < i; j++) inverse[row + j]! *= pivot
    inverse[row + i] = pivot
  }
  return inverse
}
