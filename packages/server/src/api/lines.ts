const lineFeed = 0x0a

/**
 * The lines of a stream of bytes, without their line feeds. Holds one line at a time: one that grows over `limit` bytes is
 * given as undefined, and its rest is passed over.
 */
export async function* linesOf(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer | undefined> {
  let pieces: Buffer[] = []
  let size = 0
  const add = (piece: Buffer): void => {
    size += piece.length
    if (size <= limit) pieces.push(piece)
    else pieces = []
  }
  const take = (): Buffer | undefined => {
    const line = size <= limit ? Buffer.concat(pieces) : undefined
    pieces = []
    size = 0
    return line
  }
  for await (const chunk of source) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      add(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    if (start < chunk.length) add(chunk.subarray(start))
  }
  if (size > 0) yield take()
}
