/** What the Request Tracker in memory holds, and what it is asked. */
export interface FakeTicket {
  readonly id: number
  readonly subject: string
  readonly body: string
  readonly requester: string
  owner: string
  queue: number
  priority: number
  status: string
  custom: string
  readonly createdAt: number
  updatedAt: number
  etag: number
  readonly notes: string[]
}

export interface FakeTransaction {
  readonly id: string
  readonly Type: string
  readonly Field: string
  readonly OldValue: string
  readonly NewValue: string
  readonly Data: string
  readonly Creator: string
  readonly ObjectId: string
  readonly Created: string
  readonly isHidden: boolean
}

export interface FakeUpdate {
  readonly Queue?: string
  readonly Owner?: string
  readonly Priority?: number | string
  readonly CustomFields?: Readonly<Record<string, string>>
}

export interface FakeCall {
  readonly method: string
  readonly path: string
  readonly url: URL
  readonly headers: Headers
  readonly body: unknown
}
