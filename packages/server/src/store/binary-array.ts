/*
 * Arrays in PostgreSQL's binary format, for `unnest($1::text[], …)`. `pg` sends a Buffer as a binary parameter, so a
 * batch of thousands of values goes over without quoting, hex or parsing, and doubles arrive bit for bit. Format:
 * array_send in PostgreSQL's arrayfuncs.c (dimensions, null flag, element type; per dimension length and lower bound;
 * then length and bytes of each element, length -1 for null).
 */

const oid = { bool: 16, bytea: 17, int8: 20, int4: 23, text: 25, float8: 701, timestamptz: 1184 } as const

export function textArray(values: readonly (string | undefined)[]): Buffer {
  return variableArray(
    oid.text,
    values,
    (value) => Buffer.byteLength(value),
    (value, into, at) => into.write(value, at),
  )
}

export function bytesArray(values: readonly (Uint8Array | undefined)[]): Buffer {
  return variableArray(
    oid.bytea,
    values,
    (value) => value.length,
    (value, into, at) => into.set(value, at),
  )
}

export function doubleArray(values: readonly (number | undefined)[]): Buffer {
  return fixedArray(oid.float8, values, 8, (value, into, at) => into.writeDoubleBE(value, at))
}

export function integerArray(values: readonly (number | undefined)[]): Buffer {
  return fixedArray(oid.int4, values, 4, (value, into, at) => into.writeInt32BE(value, at))
}

export function booleanArray(values: readonly (boolean | undefined)[]): Buffer {
  return fixedArray(oid.bool, values, 1, (value, into, at) => into.writeUInt8(value ? 1 : 0, at))
}

/** Milliseconds since 1970, whole; PostgreSQL counts microseconds since 2000. */
export function instantArray(values: readonly (number | undefined)[]): Buffer {
  return fixedArray(oid.timestamptz, values, 8, writeInstant)
}

const year2000 = 946_684_800_000
const twoTo32 = 4_294_967_296

/** As two halves while a number holds it exactly, for some 285 years on either side: a big integer would be an object each. */
function writeInstant(value: number, into: Buffer, at: number): void {
  const microseconds = (Math.round(value) - year2000) * 1000
  if (!Number.isSafeInteger(microseconds)) {
    into.writeBigInt64BE((BigInt(Math.round(value)) - BigInt(year2000)) * 1000n, at)
    return
  }
  into.writeInt32BE(Math.floor(microseconds / twoTo32), at)
  into.writeUInt32BE(microseconds >>> 0, at + 4)
}

type Write<Value> = (value: Value, into: Buffer, at: number) => void

function variableArray<Value extends {}>(
  type: number,
  values: readonly (Value | undefined)[],
  sizeOf: (value: Value) => number,
  write: Write<Value>,
): Buffer {
  const sizes = values.map((value) => (value === undefined ? -1 : sizeOf(value)))
  let total = 0
  for (const size of sizes) total += 4 + Math.max(0, size)
  const into = Buffer.allocUnsafe(headerBytes + total)
  writeHeader(into, type, values)
  let at = headerBytes
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    const size = sizes[index]!
    at = into.writeInt32BE(size, at)
    if (value === undefined) continue
    write(value, into, at)
    at += size
  }
  return into
}

function fixedArray<Value extends {}>(
  type: number,
  values: readonly (Value | undefined)[],
  size: number,
  write: Write<Value>,
): Buffer {
  return variableArray(type, values, () => size, write)
}

const headerBytes = 20

function writeHeader(into: Buffer, type: number, values: readonly unknown[]): void {
  into.writeInt32BE(1, 0)
  into.writeInt32BE(values.includes(undefined) ? 1 : 0, 4)
  into.writeInt32BE(type, 8)
  into.writeInt32BE(values.length, 12)
  into.writeInt32BE(1, 16)
}
