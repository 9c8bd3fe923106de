import { kernelBytes } from './kernel-bytes.ts'
import { decodeBase64 } from './base64.ts'

/** What the compiled kernel offers; addresses are byte offsets into its memory. See `assembly/` for each. */
interface KernelFunctions {
  features(text: number, length: number, subjectEnd: number, out: number): number
  sketch(hashes: number, n: number, doc: number, cells: number, mask: number): void
  count(
    hashes: number,
    n: number,
    doc: number,
    cells: number,
    cellMask: number,
    slots: number,
    slotMask: number,
    taken: number,
    most: number,
  ): number
  find(...numbers: number[]): number
  owners(...numbers: number[]): number
  sharesOf(...numbers: number[]): void
  shareOut(owners: number, n: number, shares: number, ofWord: number, ifRemoved: number): void
  seed(value: number): void
  lowRankSteps(...numbers: number[]): number
  oneVsRestPass(...numbers: number[]): number
  linearScores(a: number, b: number, ids: number, values: number, W: number, width: number, z: number): void
  addLowRank(E: number, U: number, R: number, K: number, factor: number, out: number): void
  addOneVsRest(W: number, K: number, factor: number, out: number): number
  quantize(row: number, width: number, most: number, out: number): void
  score(...numbers: number[]): void
  squaredLength(ids: number, times: number, n: number, rows: number, stride: number, timesValue: number): number
}

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

interface WebAssemblyLike {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { readonly exports: unknown }
  Memory: new (limits: { initial: number; maximum: number }) => Memory
}

const page = 65_536
/** Below this the kernel keeps its own constants. */
const firstFree = 4 * page

let compiled: object | undefined

/** True where WebAssembly is there; otherwise the plain path reads, with the same bits. */
export function hasWebAssembly(): boolean {
  return webAssembly() !== undefined
}

function webAssembly(): WebAssemblyLike | undefined {
  return (globalThis as unknown as { WebAssembly?: WebAssemblyLike }).WebAssembly
}

/** One instance of the kernel with a memory of its own, which only grows and is dropped whole. */
export class Kernel {
  readonly run: KernelFunctions
  readonly #memory: Memory
  #top = firstFree

  constructor() {
    const wasm = webAssembly()
    if (!wasm) throw new Error('WebAssembly is not available here')
    compiled ??= new wasm.Module(decodeBase64(kernelBytes))
    this.#memory = new wasm.Memory({ initial: firstFree / page, maximum: page })
    const abort = (): never => {
      throw new Error('kernel aborted')
    }
    this.run = new wasm.Instance(compiled, { env: { memory: this.#memory, abort } }).exports as KernelFunctions
  }

  /**
   * Zeroed bytes, aligned to 64; answers their address. Throws a RangeError when 4 GiB are used up. Views made before
   * may be of no more use: memory that grows has a new buffer.
   */
  allocate(bytes: number): number {
    const at = Math.ceil(this.#top / 64) * 64
    // One spare page behind, so that a vector load at the very end stays inside.
    const missing = at + bytes + page - this.#memory.buffer.byteLength
    if (missing > 0) this.#memory.grow(Math.ceil(missing / page))
    this.#top = at + bytes
    return at
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length)
  }
  signed(at: number, length: number): Int8Array {
    return new Int8Array(this.#memory.buffer, at, length)
  }
  units(at: number, length: number): Uint16Array {
    return new Uint16Array(this.#memory.buffer, at, length)
  }
  words(at: number, length: number): Uint32Array {
    return new Uint32Array(this.#memory.buffer, at, length)
  }
  sums(at: number, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, at, length)
  }
  floats(at: number, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, at, length)
  }
  doubles(at: number, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, at, length)
  }
}
