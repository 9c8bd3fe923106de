import type { App } from './app-types.ts'

/** Largest body in bytes. Larger: whoever has no secret can make the server read more. */
export const largestRawBody = 1_048_576

/** A room of its own for routes where bodies stay the bytes that they were: signatures are over those. */
export function withRawBodies(app: App, add: (room: App) => void): void {
  void app.register(async (room: App) => {
    room.removeAllContentTypeParsers()
    room.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: largestRawBody },
      async (_request: unknown, body: Buffer) => body,
    )
    add(room)
  })
}

/** What came in; nothing for a request without a body. */
export function rawBody(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}
