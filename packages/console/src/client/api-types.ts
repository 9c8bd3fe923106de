/* oxlint-disable */
// Generated from the OpenAPI document by packages/console/generate-types.ts.
export interface paths {
  '/v1/tickets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tickets, newest first; those that wait, most urgent first */
    get: {
      parameters: {
        query?: {
          /** @description Most items on this page */
          limit?: number
          /** @description `next` of the page before */
          cursor?: string
          status?: 'waiting' | 'offered' | 'assigned' | 'paused' | 'triage' | 'resolved' | 'closed' | 'merged' | 'spam'
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          /** @description Id: 1–200 characters, no control characters */
          assignee?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Ticket'][]
              next?: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Store and decide a ticket */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewTicketInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Routed']
          }
        }
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Routed']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/route/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The decision that would be made now; nothing is stored */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewTicketInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              decision: components['schemas']['Decision']
              notes: string[]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}/decisions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Every decision about a ticket, oldest first */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Decision'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Everything that happened to a ticket, in order */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Event'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Tell what happened to a ticket */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewEventInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              event: components['schemas']['Event']
              ticket: components['schemas']['Ticket']
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A ticket as it stands */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Ticket']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/bulk': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Store and decide many tickets: NDJSON in, NDJSON out, in the order of the lines */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description One such document a line */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/x-ndjson': components['schemas']['BulkLine']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/x-ndjson': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}/offer': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Accept or refuse the offer of a ticket */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['OfferAnswerInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Ticket']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}/override': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Change a decision, with a reason; acts at once and is learned from */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['OverrideInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              ticket: components['schemas']['Ticket']
              decision: components['schemas']['Decision']
              /** @description Places of the lessons learned from it, in their one order */
              lessons: number[]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/lessons': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was learned from people, newest first */
    get: {
      parameters: {
        query?: {
          /** @description Id: 1–200 characters, no control characters */
          ticket?: string
          facet?: 'queue' | 'topic' | 'intent' | 'impact' | 'complexity'
          /** @description Who taught it */
          actor?: string
          answer?: string
          /** @description What happened */
          cause?:
            | 'overridden'
            | 'flagged'
            | 'verdict'
            | 'queue_changed'
            | 'manual_assigned'
            | 'priority_changed'
            | 'reassigned'
            | 'escalated'
            | 'resolved'
          state?: 'in_force' | 'taken_back'
          /** @description Most items on this page */
          limit?: number
          /** @description `next` of the page before */
          cursor?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Lesson'][]
              next?: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/lessons/{seq}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A lesson */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          seq: number
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Lesson']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    /** Take a lesson back: the model is as if it had never been */
    delete: {
      parameters: {
        query?: {
          reason?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
        }
        header?: never
        path: {
          seq: number
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Lesson']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}/override/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Take back what the newest override of a ticket taught */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['TakeBackInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Lesson'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tickets/{id}/flag': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Say that a ticket is in the wrong place; learned from at once */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['FlagInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              event: components['schemas']['Event']
              ticket: components['schemas']['Ticket']
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/decisions/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A decision with all its reasons */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Decision']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/discrepancies': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where Pointsman and people differ, dearest first */
    get: {
      parameters: {
        query?: {
          state?: 'open' | 'judged'
          /** @description On either side */
          queue?: string
          /** @description What differs */
          kind?: 'queue' | 'agent' | 'priority' | 'intent'
          mode?: 'shadow' | 'suggest' | 'auto'
          /** @description Tickets that ended from then on */
          since?: string
          /** @description Tickets that ended before */
          until?: string
          /** @description Most items on this page */
          limit?: number
          /** @description `next` of the page before */
          cursor?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Discrepancy'][]
              next?: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/discrepancies/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** One of them, with the reasons of both sides */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Discrepancy']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/discrepancies/{id}/verdict': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Say who was right; it is learned from */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['VerdictInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              discrepancy: components['schemas']['Discrepancy']
              /** @description Places of the lessons learned from it, in their one order */
              lessons: number[]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/discrepancies/{id}/verdict/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Take a verdict back, with what it taught */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['UndoVerdictInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Discrepancy']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports/shadow': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** How shadow and suggestions went, and which queues are ready to go live */
    get: {
      parameters: {
        query?: {
          /** @description Tickets that ended from then on */
          since?: string
          /** @description Tickets that ended before */
          until?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['ShadowReport']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/agents': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All agents, with presence and load */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Agent'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/agents/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** An agent, with presence and load */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Agent']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    /** Add or replace an agent */
    put: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['AgentPutInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Agent']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/agents/{id}/records': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What an agent’s tickets say about them, kind by kind, with doubt */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['AgentRecords']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/agents/{id}/mix': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What an agent’s newest tickets were about, by queue and intent */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['WorkMix']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/agents/{id}/presence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Say who is there; tickets that cannot wait for somebody who goes away find somebody else */
    put: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['PresencePutInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              id: string
              name: string
              active: boolean
              queues: string[]
              skills: {
                skill: string
                level: number
              }[]
              languages: string[]
              capacity: number
              /** @enum {number} */
              tier: 1 | 2 | 3
              hours?: {
                time_zone: string
                shifts: {
                  day: number
                  from: string
                  to: string
                }[]
                holidays?: string[]
              }
              version: number
              presence?: components['schemas']['Presence']
              load?: number
              /** @description Work given to them, in units of effort that fade by half in half a week: about a week’s */
              lately?: {
                effort: number
                /** @description Of it, on interesting tickets */
                interesting: number
              }
              hand_over?: components['schemas']['HandOverPlan']
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/agents/{id}/hand-over': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Hand over the tickets of somebody who goes away, or look at what would be done */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['HandOverInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              agent: components['schemas']['Agent']
              hand_over: components['schemas']['HandOverPlan']
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/queues': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All queues */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Queue'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/queues/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A queue, with what waits in it and why */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Queue']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    /** Add or replace a queue */
    put: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['QueuePutInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Queue']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/policy': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The policy in force */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Policy']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    /** Replace the policy; what is left out has the default */
    put: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['PolicyPutInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Policy']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/policy/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The policies there were, newest first */
    get: {
      parameters: {
        query?: {
          /** @description Most versions told */
          limit?: number
          /** @description Only versions before this one */
          before?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['PolicyVersion'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/policy/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** What another policy would have decided on recorded decisions; nothing is stored */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['PolicyPreviewInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['WhatIf']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/models': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Models, trainings, and what was put in force */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @description Absent before the first training */
              champion?: string
              /** @description All that are kept, newest first */
              items: components['schemas']['Model'][]
              /** @description The last ten, newest first; one without `ended_at` is under way */
              trainings: components['schemas']['Training'][]
              /** @description The last twenty changes of what is in force, newest first */
              promotions: components['schemas']['ModelPromotion'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/models/{version}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A model with its figures */
    get: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          version: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Model']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/models/train': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Train a challenger; `GET /v1/models` tells how far it is and what became of it */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['TrainOrderInput']
        }
      }
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Training']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/models/{version}/promote': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Put a model in force on all nodes */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          version: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['PromoteOrderInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['ModelPromotion']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/models/back': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Put the model in force that was there before the present one */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['PromoteOrderInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['ModelPromotion']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/now': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What waits and what was given out, counted */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Now']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/waiting': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A window on what waits, most urgent first as of now */
    get: {
      parameters: {
        query?: {
          status?: 'waiting' | 'triage'
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          reason?: string
          band?: 'urgent' | 'high' | 'normal' | 'low'
          /** @description How the first response stands: past its target, within the hour (open minutes), or later */
          due?: 'overdue' | 'soon' | 'later'
          /** @description Rows left out before the first */
          offset?: number
          limit?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['WaitingWindow']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/given-out': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** A window on what was given to somebody lately, newest first */
    get: {
      parameters: {
        query?: {
          /** @description How far back */
          minutes?: number
          offset?: number
          limit?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['GivenOutWindow']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Tickets by id or by words of their subject, newest first */
    get: {
      parameters: {
        query: {
          /** @description An id, or words of a subject */
          words: string
          limit?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['FoundTickets']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports/quality': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is wrong with the history and what to do about it: the newest report, and how far the next is */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['QualityState']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Look the history over anew; `GET` tells how far it is */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': {
            /**
             * @description The label that tickets are routed by
             * @default queue
             * @enum {string}
             */
            target?: 'queue' | 'topic' | 'intent'
            /**
             * @description Share of decisions made alone that may be wrong
             * @default 0.05
             */
            risk?: number
            /** @description Who did it; without it the name of the API key */
            actor?: string
          }
        }
      }
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['QualityState']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports/review': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Looks back on a month: overrides, misroutes, calibration, coverage, times, load, and what to do next */
    get: {
      parameters: {
        query?: {
          /** @description A calendar month, UTC; default: the last that is over */
          month?: string
          /** @description Instead of a month: from here */
          from?: string
          /** @description … up to here, exclusive; default: now */
          to?: string
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Review']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports/risk': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What is decided alone and how much of it went wrong, by queue and day; thresholds and what others would buy */
    get: {
      parameters: {
        query?: {
          /** @description Days looked at, today's included */
          days?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['RiskReport']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/alarms': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Alarms on drift, newest first */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Alarm'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/alarms/{id}/end': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** End an alarm: what it lowered goes as far again as the policy says */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          id: number
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': {
            /** @description Why, for those who will ask */
            reason: string
            /** @description Only in this queue; absent: altogether */
            queue?: string
            /** @description Who did it; without it the name of the API key */
            actor?: string
          }
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Alarm']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/queues/{id}/mode': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Set how far decisions for a queue go; ends alarms on it */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': {
            /** @enum {string} */
            mode: 'shadow' | 'suggest' | 'auto'
            /** @description Why, for those who will ask */
            reason: string
            /** @description Who did it; without it the name of the API key */
            actor?: string
          }
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Policy']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/stream': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Decisions as they fall, as server-sent events; resumes after `Last-Event-ID` */
    get: {
      parameters: {
        query?: {
          /** @description Position to start after; 0 is the beginning */
          after?: number
          /** @description Begin with so many of the latest decisions */
          recent?: number
        }
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/sign-in': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Which ways of signing in there are */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @description Nobody can sign in yet: a link that `serve` prints at a terminal, or `pointsman user add`, lets the first supervisor in */
              set_up: boolean
              /** @description Name of the company’s accounts, where there are such */
              open_id?: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Sign in with a password */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['SignInInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Me']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/sign-in/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Sign in by a link that works once */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': {
            /** @description Of a link that was printed */
            token: string
          }
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Me']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/set-up': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Make the first supervisor, with the link that the server printed */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['SetUpInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Me']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who asks, and what they may */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Me']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/password': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Set a new password; the other sessions end */
    put: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': {
            /** @description Needed where there is one */
            present?: string
            /** @description 15 to 256 characters */
            next: string
          }
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Me']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/sessions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Where one is signed in */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Session'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/me/sessions/{session}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Sign out somewhere: a session by its id, `this`, or `all` */
    delete: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          session: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @description Sessions that ended */
              ended: number
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/colleagues': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Names of all agents and their queues, and nothing else about them */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: {
                id: string
                name: string
                active: boolean
                queues: string[]
              }[]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Who may sign in */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['User'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Let somebody in: answers a link that signs them in once, to choose a password */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewUserInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              user: components['schemas']['User']
              /** @description Signs them in, once and within a day, at `/sign-in#token=` */
              token: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change what somebody is; whoever may do less is signed out everywhere */
    put: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['UserChangeInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['User']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/link': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A link that signs somebody in once, when they forgot their password: theirs no longer counts */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              user: components['schemas']['User']
              /** @description Signs them in, once and within a day, at `/sign-in#token=` */
              token: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/healthz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The process is alive */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @enum {string} */
              status: 'ok'
            }
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/readyz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The database answers: tickets can be taken in */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @enum {string} */
              status: 'ready'
              database: {
                /** @enum {string} */
                engine: 'embedded' | 'server'
                version: string
                migrations: number
              }
              /** @description Absent while there is neither a model nor a queue */
              model?: string
              waiting: number
              /** @description What people should see to; absent while all is well */
              warnings?: string[]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Figures for Prometheus */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/clock': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Set the time of a server started with `--clock driven`; refused otherwise */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['ClockInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /**
               * Format: date-time
               * @description ISO 8601, for example 2026-03-02T09:30:00Z
               */
              now: string
              /** @description Of the newest decision: all that the way there led to has been decided by then */
              position: number
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/health': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The database, the outbox, webhooks and connected help desks, in figures */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Health']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All API keys, never their secrets */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @description Those in force first, then newest first */
              items: components['schemas']['Key'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/keys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Revoke an API key: refused within five seconds on every node, for good */
    delete: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Key']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** All webhooks, never their secrets */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Webhook'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Register a webhook; the answer has its signing secret, once */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewWebhookInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              webhook: components['schemas']['Webhook']
              secret: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Remove a webhook, and what is on its way to it */
    delete: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Webhook']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/rotate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Give a webhook another signing secret, which the answer has, once; both sign for a while */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['WebhookSecretChangeInput']
        }
      }
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              webhook: components['schemas']['Webhook']
              secret: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/enable': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tell a disabled webhook again, from now on */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Webhook']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Send a message to try it with; its delivery says what came of it */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              delivery: number
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** What was sent to a webhook and what came of it, newest first; kept for 30 days */
    get: {
      parameters: {
        query?: {
          /** @description Most items on this page */
          limit?: number
          /** @description `next` of the page before */
          cursor?: string
          state?: 'waiting' | 'delivered' | 'failed'
        }
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['WebhookDelivery'][]
              next?: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Send again what a webhook has not taken since an instant */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': {
            /**
             * Format: date-time
             * @description Messages from then on that it wants and has not taken; kept for 30 days
             */
            since: string
          }
        }
      }
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @description How many are sent again */
              deliveries: number
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhooks/{id}/deliveries/{delivery}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Send one message again, whatever came of it */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
          delivery: number
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /** @description How many are sent again */
              deliveries: number
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/hooks': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Addresses for webhooks that come in */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              items: components['schemas']['Hook'][]
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    put?: never
    /** Open an address for webhooks that come in; the answer has its secret, once */
    post: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody: {
        content: {
          'application/json': components['schemas']['NewHookInput']
        }
      }
      responses: {
        /** @description Default Response */
        201: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              hook: components['schemas']['Hook']
              secret: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/hooks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Tell of a ticket; proved by a signature or a secret instead of an API key */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /**
               * @description `duplicate`: taken in before; `passed_over`: a kind that means nothing here
               * @enum {string}
               */
              outcome: 'routed' | 'updated' | 'unchanged' | 'duplicate' | 'passed_over'
              ticket_id?: string
              decision_id?: string
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    /** Close an address for webhooks */
    delete: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Hook']
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/openapi.json': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** This document */
    get: {
      parameters: {
        query?: never
        header?: never
        path?: never
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        200: {
          headers: {
            [name: string]: unknown
          }
          content?: never
        }
      }
    }
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/connections/{id}/hook': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A connected help desk has something new; proved by its signature or secret instead of an API key */
    post: {
      parameters: {
        query?: never
        header?: never
        path: {
          /** @description Id: 1–200 characters, no control characters */
          id: string
        }
        cookie?: never
      }
      requestBody?: never
      responses: {
        /** @description Default Response */
        202: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': {
              /**
               * @description Whichever node looks after the help desk looks at once
               * @enum {string}
               */
              outcome: 'heard'
            }
          }
        }
        /** @description Anything else: a problem (RFC 9457) */
        default: {
          headers: {
            [name: string]: unknown
          }
          content: {
            'application/json': components['schemas']['Problem']
          }
        }
      }
    }
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    ProblemInput: {
      /** @description Where the code is explained */
      type: string
      title: string
      status: number
      /** @enum {string} */
      code:
        | 'invalid_ticket'
        | 'invalid_policy'
        | 'lesson_out_of_order'
        | 'model_unreadable'
        | 'nothing_to_learn'
        | 'not_found'
        | 'already_exists'
        | 'version_conflict'
        | 'invalid_request'
        | 'unauthorized'
        | 'forbidden'
        | 'too_many_tries'
        | 'too_large'
        | 'store_locked'
        | 'store_unavailable'
        | 'migration_changed'
        | 'usage'
        | 'unsupported_media_type'
        | 'idempotency_mismatch'
        | 'clock_not_driven'
        | 'overloaded'
        | 'unknown_name'
        | 'already_judged'
        | 'not_ready'
        | 'offer_over'
        | 'no_earlier_model'
        | 'training_runs'
        | 'report_runs'
        | 'help_desk_unavailable'
        | 'help_desk_refused'
        | 'internal'
      /** @description The value, the place and what is allowed */
      detail: string
      /** @description Advice, if any */
      maybe?: string
      /** @description Bulk requests: the line of the request, from 1 */
      line?: number
      /** @description One entry for each field that is wrong */
      errors?: {
        at: string
        detail: string
      }[]
    }
    AgentRecordsInput: {
      /** @description Kinds that they had tickets of, the most first */
      items: {
        /** @description A topic where it is known, else a queue */
        kind: string
        /** @description In tickets of today: one of a half-life ago counts one half */
        tickets: number
        /** @description Half of their tickets take less */
        minutes: number
        /** @description Holds the truth nine times in ten */
        minutes_range: {
          low: number
          high: number
        }
        /** @description The same of somebody nobody knows yet */
        team_minutes: number
        /** @description Chance of resolving one without hand-off, escalation or reopening */
        success: number
        /** @description Holds the truth nine times in ten */
        success_range: {
          low: number
          high: number
        }
      }[]
    }
    AgentPutInput: {
      name: string
      /**
       * @description False for somebody who left
       * @default true
       */
      active: boolean
      /** @default [] */
      queues: string[]
      /** @default [] */
      skills: {
        skill: string
        level: number
      }[]
      /** @default [] */
      languages: string[]
      /**
       * @description Effort carried at once; 1 is an ordinary ticket
       * @default 5
       */
      capacity: number
      /**
       * @description 1 first line, 2 second line, 3 specialist
       * @default 1
       * @enum {number}
       */
      tier: 1 | 2 | 3
      /** @description Without hours the presence alone counts */
      hours?: {
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates on which they are off */
        holidays?: string[]
      }
    }
    PresenceInput: {
      /** @enum {string} */
      state: 'online' | 'away' | 'offline'
      /**
       * Format: date-time
       * @description When they expect to be back; with `away` and `offline`
       */
      until?: string
    }
    PresencePutInput: {
      /** @enum {string} */
      state: 'online' | 'away' | 'offline'
      /**
       * Format: date-time
       * @description When they expect to be back; with `away` and `offline`
       */
      until?: string
      /**
       * @description `plan`: hand over what cannot wait, and say what; `preview`: only say what. Without it the rules act on each ticket
       * @enum {string}
       */
      hand_over?: 'plan' | 'preview'
    }
    AgentInput: {
      id: string
      name: string
      active: boolean
      queues: string[]
      skills: {
        skill: string
        level: number
      }[]
      languages: string[]
      capacity: number
      /** @enum {number} */
      tier: 1 | 2 | 3
      hours?: {
        time_zone: string
        shifts: {
          day: number
          from: string
          to: string
        }[]
        holidays?: string[]
      }
      version: number
      presence?: components['schemas']['PresenceInput']
      load?: number
      /** @description Work given to them, in units of effort that fade by half in half a week: about a week’s */
      lately?: {
        effort: number
        /** @description Of it, on interesting tickets */
        interesting: number
      }
    }
    ReadingInput: {
      queue: {
        label?: string
        distribution: {
          label: string
          probability: number
        }[]
        in_scope: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      topic: {
        label?: string
        distribution: {
          label: string
          probability: number
        }[]
        in_scope: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      intent: {
        label?: string
        distribution: {
          label: string
          probability: number
        }[]
        in_scope: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      complexity: {
        minutes: number
        low: number
        high: number
        tier: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      impact: {
        value: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      distress: {
        value: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      language: {
        code?: string
        confidence: number
      }
      issues: {
        start: number
        end: number
        queue?: string
        confidence: number
      }[]
      notes: string[]
      text: string
      /**
       * @description The reader could not be asked; `notes` says why
       * @constant
       */
      unread?: true
    }
    DecisionInput: {
      id: string
      ticket_id: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /** @enum {string} */
      mode: 'shadow' | 'suggest' | 'auto'
      policy_version: number
      model_version: string
      /** @description By which threshold it was carried out, only suggested, or left to a person */
      rule?: {
        /** @description How surely the queue was read: probability × familiarity, 0–1 */
        score: number
        /** @description Least score to act alone; above 1: never. Absent before there are thresholds */
        threshold?: number
        /** @description Of the thresholds */
        version?: number
        /** @description Whose threshold it is; absent where queues share one */
        queue?: string
        /** @description The alarm that lowers the mode */
        alarm?: number
        because: string
      }
      seed: number
      supersedes?: string
      /** @description The person's word that it carries out */
      override?: {
        agent?: string
        queue?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
        stays_with?: {
          agent: string
          queue: string
        }
        reason: string
        actor: string
      }
      outcome: {
        /** @enum {string} */
        kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
        /** @description Only `assigned` and `offered` */
        agent?: string
        /** @description All but `triage` */
        queue?: string
        /** @description What it adds to the load; 1 is a ticket of ordinary effort */
        effort?: number
        /**
         * @description Only `held` and `triage`
         * @enum {string}
         */
        reason?:
          | 'nobody_eligible'
          | 'all_full'
          | 'all_absent'
          | 'awaiting_agent'
          | 'unsure'
          | 'no_words'
          | 'outside_hours'
          | 'queue_full'
          | 'reader_unavailable'
          | 'policy'
        /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
        awaiting?: string
      }
      priority: {
        /** @enum {string} */
        band: 'urgent' | 'high' | 'normal' | 'low'
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        due_at: string
        urgency: {
          score: number
          contributions: {
            name: string
            signal: number
            weight: number
            value: number
            because: string
          }[]
        }
      }
      reading: components['schemas']['ReadingInput']
      /** @description Eligible ones first, best first; then the blocked */
      candidates: {
        agent: string
        name?: string
        /** @enum {string} */
        blocked_by?:
          | 'left'
          | 'not_on_queue'
          | 'missing_skill'
          | 'missing_language'
          | 'away'
          | 'offline'
          | 'off_shift'
          | 'full'
          | 'refused'
          | 'tried'
        fit?: {
          score: number
          contributions: {
            name: string
            signal: number
            weight: number
            value: number
            because: string
          }[]
        }
      }[]
      /** @description To agents only: how many others there were, whose reasons are theirs */
      others?: {
        eligible: number
        blocked: number
      }
      /** @description Minutes an ordinary member of the team needs for such a ticket; fit is minutes saved against it */
      team_minutes: number
      runner_up?: string
      margin?: number
      /** @description The smallest single change that would have turned the choice */
      flip?: string
      situation: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        now: string
        agents: {
          agent: string
          version: number
          presence: string
          load: number
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          last_assigned_at?: string
        }[]
        queues: {
          queue: string
          version: number
          /** @description Effort assigned in it; absent for a queue without a limit */
          load?: number
        }[]
        customer: {
          contacts_this_week: number
          /** @description The contacts of the week by what they were about, as far as that is known */
          contacts_about?: {
            queue?: string
            topic?: string
            contacts: number
          }[]
          claims_made: number
          claims_borne_out: number
          /** @description The same of the account's other requesters */
          colleagues_claims?: {
            made: number
            borne_out: number
          }
          last_agent?: string
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          plan_changed_at?: string
          plan_before?: string
        }
        excluded: {
          agent: string
          /** @enum {string} */
          reason: 'refused' | 'tried'
        }[]
        /** @description When the customer had the ball: the clock of the ticket stood still */
        pauses?: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          to?: string
        }[]
      }
    }
    DecisionBriefInput: {
      id: string
      ticket_id: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /** @enum {string} */
      mode: 'shadow' | 'suggest' | 'auto'
      supersedes?: string
      /** @description Who made it, where it was a person */
      overridden_by?: string
      subject: string
      outcome: {
        /** @enum {string} */
        kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
        /** @description Only `assigned` and `offered` */
        agent?: string
        /** @description All but `triage` */
        queue?: string
        /** @description What it adds to the load; 1 is a ticket of ordinary effort */
        effort?: number
        /**
         * @description Only `held` and `triage`
         * @enum {string}
         */
        reason?:
          | 'nobody_eligible'
          | 'all_full'
          | 'all_absent'
          | 'awaiting_agent'
          | 'unsure'
          | 'no_words'
          | 'outside_hours'
          | 'queue_full'
          | 'reader_unavailable'
          | 'policy'
        /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
        awaiting?: string
      }
      agent_name?: string
      /** @description What the reader thinks */
      queue_label?: string
      confidence: number
      /** @description What speaks for the queue, strongest first */
      words: string[]
      intent?: string
      /** @enum {string} */
      band: 'urgent' | 'high' | 'normal' | 'low'
      urgency: number
      /** @description The strongest reasons in words */
      because: string[]
    }
    LifeInput: {
      state: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      since: string
      /** @description Why it waits, or is in triage */
      reason?: string
      /** @description Who has it, or is asked */
      agent?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      offer_until?: string
      /** @description Whom it is kept back for */
      kept_for?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      kept_until?: string
      merged_into?: string
      /** @description A person gave it to them */
      manual?: boolean
      /** @description What it takes of whoever has it */
      effort: number
      /**
       * Format: date-time
       * @description When a first response falls due
       */
      due_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      first_response_at?: string
      /**
       * Format: date-time
       * @description The present search for somebody, across offers
       */
      waits_since: string
      /** @description Requirements given up meanwhile, in that order */
      dropped: ('preferred_language' | 'required_skill' | 'tried' | 'queue')[]
      out_of_steps: boolean
      /** @description Not asked again by a machine */
      excluded: {
        agent: string
        /** @enum {string} */
        reason: 'refused' | 'tried'
        because: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        /** @description In the agent's words */
        said?: string
      }[]
      /** @description Who had it last */
      previous?: string
      reopened: number
      pauses: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        from: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        to?: string
      }[]
      /** @description What happens by itself, and when */
      next: {
        /** @enum {string} */
        kind:
          | 'offer_expired'
          | 'take_back_due'
          | 'relaxation_due'
          | 'hold_ended'
          | 'pause_reminder_due'
          | 'holder_due_back'
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
      }[]
    }
    NewTicketInput: {
      /** @description The help desk's own id; made up when absent */
      id?: string
      /**
       * Format: date-time
       * @description When the help desk received it; now when absent
       */
      created_at?: string
      /** @default  */
      subject: string
      /**
       * @description Plain text, HTML or mail, as received
       * @default
       */
      body: string
      requester?: string
      account?: string
      plan?: string
      /** @description What the account pays in a year */
      annual_value?: number
      channel?: string
      /** @description What the form says; a claim to weigh */
      language?: string
      /** @description What the form says; a claim to weigh */
      category?: string
      /**
       * @description What the form says; a claim to weigh, never an order
       * @enum {string}
       */
      priority?: 'urgent' | 'high' | 'normal' | 'low'
      /** @description What the form says; a claim to weigh, never an order */
      queue?: string
    }
    TicketInput: {
      id: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
      subject: string
      body: string
      requester?: string
      account?: string
      plan?: string
      annual_value?: number
      channel?: string
      claimed?: {
        queue?: string
        category?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        language?: string
      }
      /** @enum {string} */
      status: 'waiting' | 'offered' | 'assigned' | 'paused' | 'triage' | 'resolved' | 'closed' | 'merged' | 'spam'
      queue?: string
      assignee?: string
      urgency?: number
      decision_id?: string
      outcome: {
        queue?: string
        topic?: string
        intent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        assignee?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        first_response_at?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        resolved_at?: string
        handle_minutes?: number
        reassignments?: number
        reopened?: number
        csat?: number
        status?: string
      }
      life?: components['schemas']['LifeInput']
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      updated_at: string
      version: number
    }
    RoutedInput: {
      ticket: components['schemas']['TicketInput']
      /** @description Absent only for a ticket that came in as history */
      decision?: components['schemas']['DecisionInput']
      /** @description The ticket was there already; this is the decision it has */
      duplicate: boolean
      /** @description What was done to the text on the way in */
      notes: string[]
    }
    BulkLineInput: {
      line: number
      ticket_id?: string
      duplicate?: boolean
      decision?: components['schemas']['DecisionBriefInput']
      notes?: string[]
      problem?: components['schemas']['ProblemInput']
    }
    OverrideInput: {
      /** @description Gets the ticket at once, even above capacity */
      agent?: string
      /** @description Id: 1–200 characters, no control characters */
      queue?: string
      /** @enum {string} */
      priority?: 'urgent' | 'high' | 'normal' | 'low'
      intent?: string
      reason: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    ClockInput: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      now: string
    }
    NewHookInput: {
      /** @description Part of its address */
      id: string & (unknown & unknown)
      name?: string
      /**
       * @description How it proves whom it comes from
       * @default standard-webhooks
       * @enum {string}
       */
      scheme: 'standard-webhooks' | 'shared-secret' | 'zendesk'
      /** @description Made up when absent; Zendesk makes its own */
      secret?: string
      /**
       * @description Pairs `theirs=ours`, as `--map` of ticket files; theirs is a path such as `ticket.subject`
       * @default []
       */
      map: string[]
      /**
       * @description Path of the kind of event
       * @default type
       */
      kind_at: string
      /**
       * @description What the kinds mean; any other is passed over. A body without a kind is a ticket as it stands now
       * @default {
       *       "ticket.created": "created",
       *       "ticket.updated": "updated"
       *     }
       */
      kinds: {
        [key: string]: 'created' | 'updated'
      }
      /**
       * @description The header that carries a shared secret
       * @default x-pointsman-secret
       */
      header: string
    }
    HookInput: {
      id: string
      name: string
      /** @enum {string} */
      scheme: 'standard-webhooks' | 'shared-secret' | 'zendesk'
      /** @description Pairs `theirs=ours`, as `--map` of ticket files; theirs is a path such as `ticket.subject` */
      map: string[]
      kind_at: string
      kinds: {
        [key: string]: 'created' | 'updated'
      }
      header?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
    }
    DiscrepancyInput: {
      /** @description The decision's */
      id: string
      ticket_id: string
      subject: string
      /** @enum {string} */
      mode: 'shadow' | 'suggest' | 'auto'
      /** @enum {string} */
      result: 'agreed' | 'discrepancy' | 'abstained'
      /** @description What one side says; what it does not speak of is absent */
      pointsman: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      /** @description Who resolved it, and where */
      people: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      /** @description Where people put it at first */
      first?: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      differing: ('queue' | 'agent' | 'priority' | 'intent')[]
      /** @description Minutes lost if the wrong side is followed, as parts that add up */
      cost: {
        score: number
        contributions: {
          name: string
          signal: number
          weight: number
          value: number
          because: string
        }[]
      }
      because: {
        pointsman: string[]
        people: string[]
      }
      /**
       * @description Whether people did as suggested; only in `suggest`
       * @enum {string}
       */
      suggestion?: 'accepted' | 'changed'
      /** @description Pointsman would have put it there by itself, had the queue been live */
      would_act: boolean
      /** @description How often people moved it to another queue */
      moves: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      received_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      decided_at: string
      /**
       * Format: date-time
       * @description When people first put it somewhere
       */
      routed_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      first_response_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      resolved_at: string
      verdict?: {
        id: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        /** @enum {string} */
        who: 'people' | 'pointsman' | 'both' | 'neither'
        /** @description What one side says; what it does not speak of is absent */
        answer?: {
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low'
          intent?: string
        }
        reason?: string
        actor: string
        /** @description Places of what it taught, in the one order of lessons */
        lessons: number[]
      }
    }
    VerdictInput: {
      /**
       * @description `both`: either will do; `neither`: say what is right in `answer`
       * @enum {string}
       */
      who: 'people' | 'pointsman' | 'both' | 'neither'
      /** @description Only with `neither`, and then at least one of them */
      answer?: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      reason?: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    UndoVerdictInput: {
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    ShadowReportInput: {
      /** @description Compared; also those that Pointsman left to people */
      tickets: number
      /** @description Those that Pointsman left to people */
      abstained: number
      /** @description A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets */
      agreed: {
        value: number
        low: number
        high: number
        n: number
      }
      discrepancies: number
      /** @description Discrepancies that differ so; one may in several ways */
      differing: {
        [key: string]: number
      }
      judged: {
        [key: string]: number
      }
      /** @description Pointsman, alone or too */
      right_where_judged: {
        value: number
        low: number
        high: number
        n: number
      }
      /** @description Suggestions that people followed; `n` is 0 where none was shown */
      accepted: {
        value: number
        low: number
        high: number
        n: number
      }
      /** @description At stake in discrepancies that nobody has judged yet */
      open_minutes: number
      /** @description What going live would have changed, by estimate */
      live: {
        /** @description First response, a ticket; below 0 later */
        minutes_sooner?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Moves between queues, a ticket; below 0 more */
        moves_saved?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description How long a ticket put into the wrong queue is taken to lie there */
        detour_minutes: number
        /** @description Whether that was measured on people's own detours */
        detour_measured: boolean
      }
      queues: {
        queue: string
        mode: string
        /** @description Compared; also those that Pointsman left to people */
        tickets: number
        /** @description Those that Pointsman left to people */
        abstained: number
        /** @description A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets */
        agreed: {
          value: number
          low: number
          high: number
          n: number
        }
        discrepancies: number
        /** @description Discrepancies that differ so; one may in several ways */
        differing: {
          [key: string]: number
        }
        judged: {
          [key: string]: number
        }
        /** @description Pointsman, alone or too */
        right_where_judged: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Suggestions that people followed; `n` is 0 where none was shown */
        accepted: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description At stake in discrepancies that nobody has judged yet */
        open_minutes: number
        /** @description What going live would have changed, by estimate */
        live: {
          /** @description First response, a ticket; below 0 later */
          minutes_sooner?: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description Moves between queues, a ticket; below 0 more */
          moves_saved?: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description How long a ticket put into the wrong queue is taken to lie there */
          detour_minutes: number
          /** @description Whether that was measured on people's own detours */
          detour_measured: boolean
        }
        readiness: {
          /** @enum {string} */
          state: 'ready' | 'more_evidence' | 'not_ready' | 'no_evidence'
          /** @description Tickets that Pointsman would have acted on alone */
          acted: number
          /** @description Of them with the wrong queue, by verdict, else by where people resolved them */
          wrong: number
          /** @description The largest share that may still be wrong, at `confidence`; exact */
          upper: number
          tolerated: number
          confidence: number
          /** @description With `more_evidence`: so many more tickets at the same rate would do */
          needs?: number
        }
      }[]
      weeks: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        from: string
        /** @description A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets */
        agreed: {
          value: number
          low: number
          high: number
          n: number
        }
      }[]
    }
    HealthInput: {
      /**
       * Format: date-time
       * @description The server's own time
       */
      at: string
      database: {
        /** @enum {string} */
        engine: 'embedded' | 'server'
        version: string
        migrations: number
        /** @description Its size on disk */
        bytes: number
        connections: {
          total: number
          idle: number
          /** @description Calls that wait for a connection */
          waiting: number
        }
      }
      /** @description What is to be done outside; what nobody fetches is kept for 30 days */
      outbox: {
        /** @description Entries that nobody has fetched yet, counted up to 100,000 */
        entries: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        oldest_at?: string
      }
      webhooks: {
        working: number
        /** @description Took nothing at the last attempt */
        failing: number
        /** @description Told nothing until a person enables them */
        disabled: number
        /** @description What a person should look at */
        findings: string[]
      }
      help_desks: {
        id: string
        vendor: string
        url?: string
        /** @description Of theirs that are ours, too */
        tickets: number
        /** @description Changes that were read there and are not taken in yet */
        to_take_in: number
        /** @description Tickets of which something may have to be written there */
        to_write: number
        /**
         * Format: date-time
         * @description Absent until its history has been read
         */
        live_from?: string
        /**
         * Format: date-time
         * @description When it was last in step
         */
        synced_at?: string
        /**
         * Format: date-time
         * @description When it last said by itself that something is new
         */
        heard_at?: string
        /** @description What keeps it from working */
        trouble?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        troubled_since?: string
      }[]
    }
    NewEventInput:
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'replied'
          /** @description Who answered; the actor when absent */
          agent?: string
          /** @description False for a note among colleagues */
          to_requester?: boolean
          /** @description The answer is a question: the customer has the ball */
          asks_customer?: boolean
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'customer_replied'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'paused'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'resumed'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          reason?: string
          /** @constant */
          kind: 'reassigned'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          reason?: string
          /** @constant */
          kind: 'escalated'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'queue_changed'
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Whoever has it goes on with it */
          keeps_holder?: boolean
          reason?: string
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'taken_back'
          /** @description Id: 1–200 characters, no control characters */
          agent: string
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'merged'
          /** @description Id: 1–200 characters, no control characters */
          into: string
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'marked_spam'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'resolved'
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          topic?: string
          intent?: string
          handle_minutes?: number
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'reopened'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'closed'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'rated'
          csat: number
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'priority_changed'
          /** @enum {string} */
          priority: 'urgent' | 'high' | 'normal' | 'low'
        }
    EventInput: {
      id: string
      ticket_id: string
      /** @enum {string} */
      kind:
        | 'received'
        | 'decided'
        | 'replied'
        | 'reassigned'
        | 'escalated'
        | 'resolved'
        | 'reopened'
        | 'closed'
        | 'rated'
        | 'priority_changed'
        | 'overridden'
        | 'flagged'
        | 'lesson_taken_back'
        | 'customer_replied'
        | 'paused'
        | 'resumed'
        | 'merged'
        | 'marked_spam'
        | 'manual_assigned'
        | 'queue_changed'
        | 'queue_closed'
        | 'offer_accepted'
        | 'offer_rejected'
        | 'agent_away'
        | 'agent_left'
        | 'taken_back'
        | 'handed_over'
        | 'offer_expired'
        | 'take_back_due'
        | 'relaxation_due'
        | 'hold_ended'
        | 'pause_reminder_due'
        | 'holder_due_back'
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      actor: string
      data: {
        [key: string]: unknown
      }
    }
    NowInput: {
      /**
       * Format: date-time
       * @description The server's own time
       */
      at: string
      /** @description What waits or is in triage, by all one can filter by; add up what you need */
      groups: {
        /** @enum {string} */
        status: 'waiting' | 'triage'
        queue?: string
        /** @description Why it waits, or why a person must look */
        reason: string
        /** @enum {string} */
        band: 'urgent' | 'high' | 'normal' | 'low'
        /**
         * @description How the first response stands: past its target, within the hour (open minutes), or later
         * @enum {string}
         */
        due: 'overdue' | 'soon' | 'later'
        tickets: number
        /**
         * Format: date-time
         * @description When the oldest of them was received
         */
        oldest_at: string
      }[]
      /** @description Tickets that were given to somebody within the last hour */
      assigned_last_hour: number
      /** @description Tickets that somebody has */
      open: number
      bucket_minutes: number
      /** @description What came in and what found somebody lately, oldest first; without empty buckets */
      flow: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        from: string
        received: number
        assigned: number
      }[]
    }
    WaitingWindowInput: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      total: number
      offset: number
      items: {
        id: string
        /** @description Its first 200 characters, or how the text begins */
        subject: string
        requester?: string
        account?: string
        plan?: string
        queue?: string
        urgency: number
        /** @enum {string} */
        band: 'urgent' | 'high' | 'normal' | 'low'
        reason: string
        /** @description Whom it is kept back for */
        held_for?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        received_at: string
        /**
         * Format: date-time
         * @description Since when it waits for this reason
         */
        since: string
        /**
         * @description How the first response stands: past its target, within the hour (open minutes), or later
         * @enum {string}
         */
        due: 'overdue' | 'soon' | 'later'
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        due_at?: string
      }[]
    }
    GivenOutWindowInput: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      total: number
      offset: number
      items: {
        id: string
        subject: string
        agent: string
        queue?: string
        urgency?: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        received_at: string
        /**
         * Format: date-time
         * @description When they got it
         */
        at: string
      }[]
    }
    FoundTicketsInput: {
      items: {
        id: string
        subject: string
        /** @enum {string} */
        status: 'waiting' | 'offered' | 'assigned' | 'paused' | 'triage' | 'resolved' | 'closed' | 'merged' | 'spam'
        assignee?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        received_at: string
      }[]
    }
    ModelInput: {
      version: string
      /** @description Tickets are read with it now */
      is_champion: boolean
      trained_at: string
      /** @description Arrival of the newest ticket it was trained on */
      trained_through?: string
      /** @description The last lesson in it; later ones are applied on top */
      lesson_seq: number
      bytes: number
      /** @description Figures of its training and of the comparison with the champion of then */
      facts: {
        [key: string]: unknown
      }
    }
    ModelPromotionInput: {
      version: string
      at: string
      actor: string
      reason: string
    }
    TrainingInput: {
      id: string
      started_at: string
      actor: string
      /** @enum {string} */
      kind: 'asked' | 'nightly'
      seed: number
      /** @description Share done, 0–1 */
      share: number
      step: string
      ended_at?: string
      /** @description What became of it: `better`, `not_better`, `too_few` … */
      outcome?: string
      in_words?: string
      model?: string
      facts?: {
        [key: string]: unknown
      }
    }
    TrainOrderInput: {
      /**
       * @description Same history, lessons and seed: the same model, bit for bit
       * @default 1
       */
      seed: number
      /**
       * @description Put it in force whatever the comparison says
       * @default false
       */
      promote: boolean
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    PromoteOrderInput: {
      reason: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    SignInInput: {
      /** @description Name or e-mail address; case does not matter */
      login: string
      /** @description 15 to 256 characters */
      password: string
    }
    SetUpInput: {
      /** @description Of a link that was printed */
      token: string
      /** @description Name or e-mail address; case does not matter */
      login: string
      name: string
      /** @description 15 to 256 characters */
      password: string
    }
    MeInput: {
      /** @enum {string} */
      kind: 'user' | 'key'
      id: string
      name: string
      login?: string
      /**
       * @description Absent for a key
       * @enum {string}
       */
      role?: 'supervisor' | 'agent' | 'read_only'
      /** @description Whose work they see, with the role `agent` */
      agent?: string
      /**
       * @description The most they may do
       * @enum {string}
       */
      scope: 'read' | 'write' | 'admin'
      has_password?: boolean
    }
    SessionInput: {
      id: string
      device: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      last_seen_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      expires_at: string
      /** @description The one that asks */
      is_this: boolean
    }
    UserInput: {
      id: string
      login: string
      name: string
      /** @enum {string} */
      role: 'supervisor' | 'agent' | 'read_only'
      agent?: string
      has_password: boolean
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      disabled_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
    }
    NewUserInput: {
      /** @description Name or e-mail address; case does not matter */
      login: string
      name: string
      /** @enum {string} */
      role: 'supervisor' | 'agent' | 'read_only'
      /** @description With the role `agent`: whose work they see */
      agent?: string
    }
    UserChangeInput: {
      name?: string
      /** @enum {string} */
      role?: 'supervisor' | 'agent' | 'read_only'
      /** @description Id: 1–200 characters, no control characters */
      agent?: string
      disabled?: boolean
    }
    PolicyPutInput: {
      /**
       * @default auto
       * @enum {string}
       */
      mode: 'shadow' | 'suggest' | 'auto'
      /** @default [] */
      queue_modes: {
        /** @description Id: 1–200 characters, no control characters */
        queue: string
        /** @enum {string} */
        mode: 'shadow' | 'suggest' | 'auto'
      }[]
      /**
       * @default [
       *       {
       *         "priority": "urgent",
       *         "minutes": 30
       *       },
       *       {
       *         "priority": "high",
       *         "minutes": 120
       *       },
       *       {
       *         "priority": "normal",
       *         "minutes": 480
       *       },
       *       {
       *         "priority": "low",
       *         "minutes": 1440
       *       }
       *     ]
       */
      targets: {
        plan?: string
        /** @enum {string} */
        priority: 'urgent' | 'high' | 'normal' | 'low'
        minutes: number
        /** @description `business`, `always`, or the name of a calendar */
        hours?: string
      }[]
      /** @description When targets run; without them around the clock */
      business_hours?: {
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }
      /** @default [] */
      calendars: {
        name: string
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }[]
      /** @default [] */
      plan_hours: {
        plan: string
        /** @description `business`, `always`, or the name of a calendar */
        hours: string
      }[]
      /**
       * @default {
       *       "impact": 0.4,
       *       "target_elapsed": 0.18,
       *       "account_value": 0.11,
       *       "distress": 0.06,
       *       "repeat_contacts": 0.07,
       *       "claim": 0.06,
       *       "plan_change": 0.02,
       *       "waiting": 0.1
       *     }
       */
      urgency_weights: {
        /** @default 0.4 */
        impact: number
        /** @default 0.18 */
        target_elapsed: number
        /** @default 0.11 */
        account_value: number
        /** @default 0.06 */
        distress: number
        /** @default 0.07 */
        repeat_contacts: number
        /** @default 0.06 */
        claim: number
        /** @default 0.02 */
        plan_change: number
        /** @default 0.1 */
        waiting: number
      }
      /**
       * @default {
       *       "urgent": 0.4,
       *       "high": 0.28,
       *       "normal": 0.15
       *     }
       */
      bands: {
        urgent: number
        high: number
        normal: number
      }
      /** @default 25000 */
      annual_value_at_half: number
      /**
       * @default [
       *       {
       *         "plan": "enterprise",
       *         "standing": 1
       *       },
       *       {
       *         "plan": "business",
       *         "standing": 0.7
       *       },
       *       {
       *         "plan": "pro",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "team",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "starter",
       *         "standing": 0.2
       *       },
       *       {
       *         "plan": "free",
       *         "standing": 0
       *       }
       *     ]
       */
      plan_standing: {
        plan: string
        standing: number
      }[]
      /** @default 14 */
      plan_change_days: number
      /**
       * @default {
       *       "work": 1,
       *       "hand_on": 1,
       *       "load": 1,
       *       "shift_end": 1,
       *       "tier_match": 1,
       *       "temperament": 1,
       *       "continuity": 1,
       *       "fairness": 1,
       *       "interest": 1,
       *       "development": 1,
       *       "exploration": 1,
       *       "scarcity": 1
       *     }
       */
      fit_weights: {
        /** @default 1 */
        work: number
        /** @default 1 */
        hand_on: number
        /** @default 1 */
        load: number
        /** @default 1 */
        shift_end: number
        /** @default 1 */
        tier_match: number
        /** @default 1 */
        temperament: number
        /** @default 1 */
        continuity: number
        /** @default 1 */
        fairness: number
        /** @default 1 */
        interest: number
        /** @default 1 */
        development: number
        /** @default 1 */
        exploration: number
        /** @default 1 */
        scarcity: number
      }
      /** @default 0.1 */
      development_share: number
      /**
       * @description What the capacity of agents and queues counts
       * @default effort
       * @enum {string}
       */
      capacity_in: 'effort' | 'tickets'
      /** @default 0.5 */
      act_confidence: number
      /** @default 0.02 */
      act_in_scope: number
      /**
       * @description What may go wrong of what is decided alone
       * @default {
       *       "tolerated": 0.05,
       *       "confidence": 0.95,
       *       "over": 2000,
       *       "wrong_labels": 0,
       *       "enforced": true,
       *       "queues": []
       *     }
       */
      risk: {
        /**
         * @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty
         * @default 0.05
         */
        tolerated: number
        /**
         * @description How sure that must be: 0.95 is mistaken in one calculation of twenty
         * @default 0.95
         */
        confidence: number
        /**
         * @description Coming tickets decided alone over which it is to hold, luck included; a million is the long run
         * @default 2000
         */
        over: number
        /**
         * @description Share of resolved tickets whose queue is wrong itself, as `report quality` says
         * @default 0
         */
        wrong_labels: number
        /**
         * @description False: thresholds are worked out and alarms sound, and nothing obeys them
         * @default true
         */
        enforced: boolean
        /**
         * @description Queues where something else is tolerated; what is left out is as above
         * @default []
         */
        queues: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty */
          tolerated?: number
          /** @description How sure that must be: 0.95 is mistaken in one calculation of twenty */
          confidence?: number
        }[]
      }
      /**
       * @description What becomes of tickets after a decision
       * @default {
       *       "offer_minutes": 0,
       *       "queue_offers": [],
       *       "take_back_minutes": 120,
       *       "relaxation": [
       *         {
       *           "after_minutes": 15,
       *           "drop": "preferred_language"
       *         },
       *         {
       *           "after_minutes": 30,
       *           "drop": "tried"
       *         },
       *         {
       *           "after_minutes": 60,
       *           "drop": "required_skill"
       *         },
       *         {
       *           "after_minutes": 240,
       *           "drop": "queue"
       *         }
       *       ],
       *       "triage_after_minutes": 480,
       *       "hold_minutes": 30,
       *       "sticky_reopen_minutes": 30,
       *       "absent_reply_minutes": 240,
       *       "return_grace_minutes": 15,
       *       "paused_share": 0.5,
       *       "pause_reminder_minutes": 1440,
       *       "reply_reopens": true
       *     }
       */
      life: {
        /**
         * @description How long an offer stands; 0: tickets are assigned without asking
         * @default 0
         */
        offer_minutes: number
        /** @default [] */
        queue_offers: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          minutes: number
        }[]
        /**
         * @description 0: never
         * @default 120
         */
        take_back_minutes: number
        /**
         * @default [
         *       {
         *         "after_minutes": 15,
         *         "drop": "preferred_language"
         *       },
         *       {
         *         "after_minutes": 30,
         *         "drop": "tried"
         *       },
         *       {
         *         "after_minutes": 60,
         *         "drop": "required_skill"
         *       },
         *       {
         *         "after_minutes": 240,
         *         "drop": "queue"
         *       }
         *     ]
         */
        relaxation: {
          after_minutes: number
          /** @enum {string} */
          drop: 'preferred_language' | 'required_skill' | 'tried' | 'queue'
        }[]
        /** @default 480 */
        triage_after_minutes: number
        /** @default 30 */
        hold_minutes: number
        /** @default 30 */
        sticky_reopen_minutes: number
        /** @default 240 */
        absent_reply_minutes: number
        /** @default 15 */
        return_grace_minutes: number
        /** @default 0.5 */
        paused_share: number
        /**
         * @description 0: never
         * @default 1440
         */
        pause_reminder_minutes: number
        /** @default true */
        reply_reopens: boolean
      }
    }
    PolicyInput: {
      version: number
      /**
       * @default auto
       * @enum {string}
       */
      mode: 'shadow' | 'suggest' | 'auto'
      /** @default [] */
      queue_modes: {
        /** @description Id: 1–200 characters, no control characters */
        queue: string
        /** @enum {string} */
        mode: 'shadow' | 'suggest' | 'auto'
      }[]
      /**
       * @default [
       *       {
       *         "priority": "urgent",
       *         "minutes": 30
       *       },
       *       {
       *         "priority": "high",
       *         "minutes": 120
       *       },
       *       {
       *         "priority": "normal",
       *         "minutes": 480
       *       },
       *       {
       *         "priority": "low",
       *         "minutes": 1440
       *       }
       *     ]
       */
      targets: {
        plan?: string
        /** @enum {string} */
        priority: 'urgent' | 'high' | 'normal' | 'low'
        minutes: number
        /** @description `business`, `always`, or the name of a calendar */
        hours?: string
      }[]
      /** @description When targets run; without them around the clock */
      business_hours?: {
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }
      /** @default [] */
      calendars: {
        name: string
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }[]
      /** @default [] */
      plan_hours: {
        plan: string
        /** @description `business`, `always`, or the name of a calendar */
        hours: string
      }[]
      /**
       * @default {
       *       "impact": 0.4,
       *       "target_elapsed": 0.18,
       *       "account_value": 0.11,
       *       "distress": 0.06,
       *       "repeat_contacts": 0.07,
       *       "claim": 0.06,
       *       "plan_change": 0.02,
       *       "waiting": 0.1
       *     }
       */
      urgency_weights: {
        /** @default 0.4 */
        impact: number
        /** @default 0.18 */
        target_elapsed: number
        /** @default 0.11 */
        account_value: number
        /** @default 0.06 */
        distress: number
        /** @default 0.07 */
        repeat_contacts: number
        /** @default 0.06 */
        claim: number
        /** @default 0.02 */
        plan_change: number
        /** @default 0.1 */
        waiting: number
      }
      /**
       * @default {
       *       "urgent": 0.4,
       *       "high": 0.28,
       *       "normal": 0.15
       *     }
       */
      bands: {
        urgent: number
        high: number
        normal: number
      }
      /** @default 25000 */
      annual_value_at_half: number
      /**
       * @default [
       *       {
       *         "plan": "enterprise",
       *         "standing": 1
       *       },
       *       {
       *         "plan": "business",
       *         "standing": 0.7
       *       },
       *       {
       *         "plan": "pro",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "team",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "starter",
       *         "standing": 0.2
       *       },
       *       {
       *         "plan": "free",
       *         "standing": 0
       *       }
       *     ]
       */
      plan_standing: {
        plan: string
        standing: number
      }[]
      /** @default 14 */
      plan_change_days: number
      /**
       * @default {
       *       "work": 1,
       *       "hand_on": 1,
       *       "load": 1,
       *       "shift_end": 1,
       *       "tier_match": 1,
       *       "temperament": 1,
       *       "continuity": 1,
       *       "fairness": 1,
       *       "interest": 1,
       *       "development": 1,
       *       "exploration": 1,
       *       "scarcity": 1
       *     }
       */
      fit_weights: {
        /** @default 1 */
        work: number
        /** @default 1 */
        hand_on: number
        /** @default 1 */
        load: number
        /** @default 1 */
        shift_end: number
        /** @default 1 */
        tier_match: number
        /** @default 1 */
        temperament: number
        /** @default 1 */
        continuity: number
        /** @default 1 */
        fairness: number
        /** @default 1 */
        interest: number
        /** @default 1 */
        development: number
        /** @default 1 */
        exploration: number
        /** @default 1 */
        scarcity: number
      }
      /** @default 0.1 */
      development_share: number
      /**
       * @description What the capacity of agents and queues counts
       * @default effort
       * @enum {string}
       */
      capacity_in: 'effort' | 'tickets'
      /** @default 0.5 */
      act_confidence: number
      /** @default 0.02 */
      act_in_scope: number
      /**
       * @description What may go wrong of what is decided alone
       * @default {
       *       "tolerated": 0.05,
       *       "confidence": 0.95,
       *       "over": 2000,
       *       "wrong_labels": 0,
       *       "enforced": true,
       *       "queues": []
       *     }
       */
      risk: {
        /**
         * @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty
         * @default 0.05
         */
        tolerated: number
        /**
         * @description How sure that must be: 0.95 is mistaken in one calculation of twenty
         * @default 0.95
         */
        confidence: number
        /**
         * @description Coming tickets decided alone over which it is to hold, luck included; a million is the long run
         * @default 2000
         */
        over: number
        /**
         * @description Share of resolved tickets whose queue is wrong itself, as `report quality` says
         * @default 0
         */
        wrong_labels: number
        /**
         * @description False: thresholds are worked out and alarms sound, and nothing obeys them
         * @default true
         */
        enforced: boolean
        /**
         * @description Queues where something else is tolerated; what is left out is as above
         * @default []
         */
        queues: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty */
          tolerated?: number
          /** @description How sure that must be: 0.95 is mistaken in one calculation of twenty */
          confidence?: number
        }[]
      }
      /**
       * @description What becomes of tickets after a decision
       * @default {
       *       "offer_minutes": 0,
       *       "queue_offers": [],
       *       "take_back_minutes": 120,
       *       "relaxation": [
       *         {
       *           "after_minutes": 15,
       *           "drop": "preferred_language"
       *         },
       *         {
       *           "after_minutes": 30,
       *           "drop": "tried"
       *         },
       *         {
       *           "after_minutes": 60,
       *           "drop": "required_skill"
       *         },
       *         {
       *           "after_minutes": 240,
       *           "drop": "queue"
       *         }
       *       ],
       *       "triage_after_minutes": 480,
       *       "hold_minutes": 30,
       *       "sticky_reopen_minutes": 30,
       *       "absent_reply_minutes": 240,
       *       "return_grace_minutes": 15,
       *       "paused_share": 0.5,
       *       "pause_reminder_minutes": 1440,
       *       "reply_reopens": true
       *     }
       */
      life: {
        /**
         * @description How long an offer stands; 0: tickets are assigned without asking
         * @default 0
         */
        offer_minutes: number
        /** @default [] */
        queue_offers: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          minutes: number
        }[]
        /**
         * @description 0: never
         * @default 120
         */
        take_back_minutes: number
        /**
         * @default [
         *       {
         *         "after_minutes": 15,
         *         "drop": "preferred_language"
         *       },
         *       {
         *         "after_minutes": 30,
         *         "drop": "tried"
         *       },
         *       {
         *         "after_minutes": 60,
         *         "drop": "required_skill"
         *       },
         *       {
         *         "after_minutes": 240,
         *         "drop": "queue"
         *       }
         *     ]
         */
        relaxation: {
          after_minutes: number
          /** @enum {string} */
          drop: 'preferred_language' | 'required_skill' | 'tried' | 'queue'
        }[]
        /** @default 480 */
        triage_after_minutes: number
        /** @default 30 */
        hold_minutes: number
        /** @default 30 */
        sticky_reopen_minutes: number
        /** @default 240 */
        absent_reply_minutes: number
        /** @default 15 */
        return_grace_minutes: number
        /** @default 0.5 */
        paused_share: number
        /**
         * @description 0: never
         * @default 1440
         */
        pause_reminder_minutes: number
        /** @default true */
        reply_reopens: boolean
      }
    }
    PolicyVersionInput: {
      /**
       * Format: date-time
       * @description By the clock of the database; absent for the built-in policy
       */
      stored_at?: string
      /** @description Who made it; absent where that was not kept */
      author?: string
      policy: components['schemas']['PolicyInput']
    }
    PolicyPreviewInput: {
      policy: components['schemas']['PolicyPutInput']
      /**
       * @description Newest decisions to decide again
       * @default 2000
       */
      limit: number
      /**
       * Format: date-time
       * @description Only decisions from then on
       */
      since?: string
    }
    WhatIfInput: {
      /** @description In one sentence */
      summary: string
      decisions: number
      changed: number
      changed_share: {
        value: number
        low: number
        high: number
        n: number
      }
      /** @description Decisions that differ so; one may differ in several ways */
      kinds: {
        [key: string]: number
      }
      dearest: {
        decision: string
        ticket_id: string
        subject: string
        kinds: ('mode' | 'outcome' | 'queue' | 'agent' | 'priority' | 'intent')[]
        /** @description Minutes at stake */
        cost: number
        before: {
          /** @enum {string} */
          mode: 'shadow' | 'suggest' | 'auto'
          outcome: {
            /** @enum {string} */
            kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
            /** @description Only `assigned` and `offered` */
            agent?: string
            /** @description All but `triage` */
            queue?: string
            /** @description What it adds to the load; 1 is a ticket of ordinary effort */
            effort?: number
            /**
             * @description Only `held` and `triage`
             * @enum {string}
             */
            reason?:
              | 'nobody_eligible'
              | 'all_full'
              | 'all_absent'
              | 'awaiting_agent'
              | 'unsure'
              | 'no_words'
              | 'outside_hours'
              | 'queue_full'
              | 'reader_unavailable'
              | 'policy'
            /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
            awaiting?: string
          }
          /** @enum {string} */
          band: 'urgent' | 'high' | 'normal' | 'low'
        }
        after: {
          /** @enum {string} */
          mode: 'shadow' | 'suggest' | 'auto'
          outcome: {
            /** @enum {string} */
            kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
            /** @description Only `assigned` and `offered` */
            agent?: string
            /** @description All but `triage` */
            queue?: string
            /** @description What it adds to the load; 1 is a ticket of ordinary effort */
            effort?: number
            /**
             * @description Only `held` and `triage`
             * @enum {string}
             */
            reason?:
              | 'nobody_eligible'
              | 'all_full'
              | 'all_absent'
              | 'awaiting_agent'
              | 'unsure'
              | 'no_words'
              | 'outside_hours'
              | 'queue_full'
              | 'reader_unavailable'
              | 'policy'
            /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
            awaiting?: string
          }
          /** @enum {string} */
          band: 'urgent' | 'high' | 'normal' | 'low'
        }
      }[]
      /** @description Decisions and effort given to each, most changed first */
      agents: {
        id: string
        before: number
        after: number
        effort_before: number
        effort_after: number
      }[]
      queues: {
        id: string
        before: number
        after: number
        effort_before: number
        effort_after: number
      }[]
      /** @description Expected work a ticket, handing on counted in */
      minutes_saved?: {
        value: number
        low: number
        high: number
        n: number
      }
      breaches: {
        /** @description Responses known to have been given */
        known: number
        /** @description Of them past their target */
        before: number
        /** @description The same by the other targets and bands, had they been given when they were */
        after: number
        fewer?: {
          value: number
          low: number
          high: number
          n: number
        }
      }
      /** @description False: time was over first, and this is what there was by then */
      complete: boolean
      /** @description Overrides, which no policy changes */
      left_out: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      from?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      to?: string
      seconds: number
    }
    HandOverPlanInput: {
      agent: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      until?: string
      entries: {
        ticket_id: string
        /** @enum {string} */
        action: 'keep' | 'take_back' | 'hand_over'
        /** @description Who gets it; only with `hand_over` */
        to?: string
        why: string
        /** @description Effort the absent agent is freed of */
        freed: number
      }[]
    }
    HandOverInput: {
      /**
       * @default away
       * @enum {string}
       */
      state: 'away' | 'offline'
      /**
       * Format: date-time
       * @description When they mean to be back; without it nothing stays with them
       */
      until?: string
      /**
       * @description True: nothing is written
       * @default false
       */
      preview: boolean
      /**
       * @description What a person wants done otherwise
       * @default []
       */
      entries: {
        /** @description Id: 1–200 characters, no control characters */
        ticket_id: string
        /** @enum {string} */
        action: 'keep' | 'take_back' | 'hand_over'
        /** @description Id: 1–200 characters, no control characters */
        to?: string
      }[]
    }
    QualityReportInput: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      made_at: string
      headline: string
      /** @enum {string} */
      target: 'queue' | 'topic' | 'intent'
      tickets: number
      labelled: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      from?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      to?: string
      /** @description The most valuable first */
      findings: {
        /** @enum {string} */
        kind:
          | 'wrong_labels'
          | 'similar_labels'
          | 'contradictions'
          | 'thin_labels'
          | 'label_in_text'
          | 'late_fields'
          | 'machine_mail'
          | 'secrets'
          | 'contact_data'
          | 'leavers'
          | 'bulk_closing'
          | 'impossible_times'
          | 'label_drift'
          | 'word_drift'
        title: string
        explanation: string
        remedy: string
        /** @description An estimate of how many tickets in a thousand would be better off */
        worth: {
          per_thousand_tickets: number
          gain: string
          basis: string
        }
        facts: {
          name: string
          value: string
        }[]
        ticket_count: number
        /** @description Fifty at most, the clearest first; their words are masked */
        tickets: {
          id: string
          excerpt: string
          note: string
        }[]
      }[]
      expected?: {
        title: string
        risk: number
        confidence: number
        /**
         * @description `newest`: learned from the older four fifths, measured on the newest; `folds`: there were no dates
         * @enum {string}
         */
        measured_on: 'newest' | 'folds'
        tickets: number
        /** @description Read right, sure or not */
        accuracy: number
        /** @description Would be decided alone */
        coverage: number
        /** @description Of these, how many wrong */
        error: number
        /** @description At best, with the suspected labels put right */
        coverage_repaired: number
        /** @description Most tickets first */
        labels: {
          label: string
          tickets: number
          /** @description Read right, sure or not */
          accuracy: number
          /** @description Would be decided alone */
          coverage: number
          /** @description Of these, how many wrong */
          error: number
        }[]
      }
      labels: {
        label: string
        tickets: number
      }[]
      labels_over_time?: {
        title: string
        months: string[]
        series: {
          label: string
          counts: number[]
        }[]
      }
      /** @description Rows: the label they have; columns: the one they were read as */
      confusion?: {
        title: string
        labels: string[]
        counts: number[][]
      }
      notes: string[]
    }
    QualityStateInput: {
      /** @description Absent where none was made yet */
      report?: components['schemas']['QualityReportInput']
      /** @description Being made now */
      making?: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        started_at: string
        actor: string
        /** @enum {string} */
        target: 'queue' | 'topic' | 'intent'
        share: number
        step: string
      }
      /** @description The last attempt failed */
      failed?: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        because: string
      }
    }
    QueuePutInput: {
      name: string
      /**
       * @description What belongs here: all the reader has on day one
       * @default
       */
      description: string
      /**
       * @description False: nothing is routed to it any more
       * @default true
       */
      active: boolean
      /** @description The open queue that takes this closed one over: what was learned here counts there */
      merged_into?: string
      /** @default [] */
      required_skills: string[]
      /** @description Effort that may be assigned in it at once */
      capacity?: number
    }
    QueueInput: {
      id: string
      name: string
      description: string
      active: boolean
      merged_into?: string
      required_skills: string[]
      capacity?: number
      version: number
      /** @description Tickets that wait or are in triage here, by reason */
      waiting?: {
        /** @enum {string} */
        status: 'waiting' | 'triage'
        reason: string
        tickets: number
      }[]
      /**
       * @description How far decisions for it go now
       * @enum {string}
       */
      mode?: 'shadow' | 'suggest' | 'auto'
      /** @description The alarm that lowered the mode */
      alarm?: number
    }
    ReviewInput: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      from: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      to: string
      volumes: {
        /** @description Tickets decided for the first time */
        decided: number
        alone: number
        suggested: number
        shadow: number
        /** @description Left to a person */
        triage: number
        resolved: number
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          decided: number
        }[]
      }
      /** @description Of the tickets whose decision people saw, those that a person changed */
      overrides: {
        /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
        all: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description The period before, of the same length */
        before?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Later less earlier; `is_sure` where its range leaves 0 out */
        change?: {
          value: number
          low: number
          high: number
          is_sure: boolean
        }
        halves: {
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          first: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          second: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description Later less earlier; `is_sure` where its range leaves 0 out */
          change?: {
            value: number
            low: number
            high: number
            is_sure: boolean
          }
        }
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        /** @description Most cases first; by the queue read */
        queues: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        intents: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
      }
      overriders: {
        actor: string
        overrides: number
        facets: {
          agent: number
          queue: number
          priority: number
          intent: number
        }
        /** @description The queue they change most often */
        mostly?: string
      }[]
      reasons: {
        reason: string
        overrides: number
      }[]
      /** @description Of resolved tickets that were given a queue, those resolved in another */
      misroutes: {
        /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
        all: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description The period before, of the same length */
        before?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Later less earlier; `is_sure` where its range leaves 0 out */
        change?: {
          value: number
          low: number
          high: number
          is_sure: boolean
        }
        halves: {
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          first: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          second: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description Later less earlier; `is_sure` where its range leaves 0 out */
          change?: {
            value: number
            low: number
            high: number
            is_sure: boolean
          }
        }
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        /** @description Most cases first; by the queue read */
        queues: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        intents: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
      }
      calibration?: {
        n: number
        /** @description Expected calibration error over ten ranges, 0–1 */
        error: number
        bins: {
          from: number
          to: number
          n: number
          confidence: number
          accuracy: number
        }[]
      }
      coverage: {
        /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
        all: {
          value: number
          low: number
          high: number
          n: number
        }
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
      }
      /** @description How far tickets came; each stage is part of the one before */
      funnel: {
        /** @enum {string} */
        stage: 'received' | 'placed' | 'alone' | 'closed' | 'unchanged'
        tickets: number
      }[]
      /** @description Had everything at least so sure been decided alone: the surest first; empty for fewer than ten tickets */
      risk_curve: {
        threshold: number
        coverage: number
        error: number
        tickets: number
      }[]
      times: {
        /** @description Tickets that Pointsman did not touch: history and shadow */
        before: {
          tickets: number
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          first_response?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          resolution?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
        }
        now: {
          tickets: number
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          first_response?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          resolution?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
        }
      }
      load: {
        /** @description Unevenness of effort between those who resolved anything: 0 even, towards 1 one has all */
        gini: number
        agents: {
          agent: string
          tickets: number
          effort: number
          handed_on: number
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          resolution?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
        }[]
      }
      lessons: {
        facet: string
        lessons: number
        tickets: number
      }[]
      next: {
        /** @enum {string} */
        kind: 'look_at_queue' | 'trust_queue' | 'train' | 'mind_confidence' | 'even_out'
        about?: string
        share: number
        n: number
      }[]
    }
    AlarmInput: {
      id: number
      /** @description Absent: every queue */
      queue?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /** @enum {string} */
      sign: 'wrong' | 'strange' | 'unsure' | 'unknown_words' | 'labels'
      /** @description What was seen, and what was usual */
      because: string
      model: string
      /** @description Queues in which a person has ended it */
      except: string[]
      endings: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        actor: string
        reason: string
        /** @description Absent: in every queue */
        queue?: string
      }[]
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      ended_at?: string
    }
    RiskReportInput: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      days: number
      risk: {
        /**
         * @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty
         * @default 0.05
         */
        tolerated: number
        /**
         * @description How sure that must be: 0.95 is mistaken in one calculation of twenty
         * @default 0.95
         */
        confidence: number
        /**
         * @description Coming tickets decided alone over which it is to hold, luck included; a million is the long run
         * @default 2000
         */
        over: number
        /**
         * @description Share of resolved tickets whose queue is wrong itself, as `report quality` says
         * @default 0
         */
        wrong_labels: number
        /**
         * @description False: thresholds are worked out and alarms sound, and nothing obeys them
         * @default true
         */
        enforced: boolean
        /**
         * @description Queues where something else is tolerated; what is left out is as above
         * @default []
         */
        queues: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty */
          tolerated?: number
          /** @description How sure that must be: 0.95 is mistaken in one calculation of twenty */
          confidence?: number
        }[]
      }
      thresholds?: {
        version: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        model: string
        /**
         * @description `resolved` tickets, or those `held_out` while the model was trained
         * @enum {string}
         */
        ground: 'resolved' | 'held_out'
        tickets: number
        /** @description With fewer there are no thresholds */
        needed: number
        lanes: {
          /** @description Absent: all queues without a threshold of their own */
          queue?: string
          /** @description Least score to act alone; above 1: never */
          threshold: number
          tolerated: number
          confidence: number
          tickets: number
          acted: number
          wrong: number
          coverage: number
          upper_bound: number
          /** @description Tickets like these that are missing; absent where more would not help */
          more_needed?: number
          because: string
        }[]
      }
      all: {
        tickets: number
        /** @description Decided alone */
        acted: number
        /** @description acted / tickets */
        coverage: number
        /** @description Of those decided alone, proved right or wrong */
        proved: number
        wrong: number
        /** @description wrong / proved with its 95 % interval; absent while nothing is proved */
        error?: {
          share: number
          low: number
          high: number
        }
      }
      queues: {
        /** @description The queue read; absent where the reader abstained */
        queue?: string
        /**
         * @description How far decisions go now
         * @enum {string}
         */
        mode: 'shadow' | 'suggest' | 'auto'
        /** @description What lowered that */
        alarm?: number
        tickets: number
        /** @description Decided alone */
        acted: number
        /** @description acted / tickets */
        coverage: number
        /** @description Of those decided alone, proved right or wrong */
        proved: number
        wrong: number
        /** @description wrong / proved with its 95 % interval; absent while nothing is proved */
        error?: {
          share: number
          low: number
          high: number
        }
      }[]
      by_day: {
        /** @description UTC: 2026-03-02 */
        day: string
        tickets: number
        /** @description Decided alone */
        acted: number
        /** @description acted / tickets */
        coverage: number
        /** @description Of those decided alone, proved right or wrong */
        proved: number
        wrong: number
        /** @description wrong / proved with its 95 % interval; absent while nothing is proved */
        error?: {
          share: number
          low: number
          high: number
        }
      }[]
      /** @description What each tolerance would buy */
      curve: {
        tolerated: number
        threshold: number
        coverage: number
        acted: number
        wrong: number
        /** @description Share wrong to be expected; absent where nothing would be decided alone */
        error?: number
      }[]
      alarms: components['schemas']['AlarmInput'][]
    }
    KeyInput: {
      id: string
      name: string
      scopes: ('read' | 'write' | 'admin')[]
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      revoked_at?: string
      /** @description The one that this request came with */
      is_yours: boolean
    }
    WorkMixInput: {
      /** @description Looked at: the newest, whether open or over, 200 at most */
      tickets: number
      /**
       * Format: date-time
       * @description When the oldest of them came in
       */
      since?: string
      /** @description Most first */
      queues: {
        queue: string
        tickets: number
      }[]
      /** @description Most first */
      intents: {
        intent: string
        tickets: number
      }[]
    }
    LessonInput: {
      /** @description Its place in the one order in which lessons are applied */
      seq: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      ticket_id: string
      /** @enum {string} */
      facet: 'queue' | 'topic' | 'intent' | 'impact' | 'complexity'
      /** @description The right label, or with `is_not` a wrong one; minutes for `complexity` */
      answer: string
      /**
       * @description The ticket is not that; what it is was not said
       * @constant
       */
      is_not?: true
      /** @description How far it is believed, 0–1 */
      weight: number
      /**
       * @description What happened
       * @enum {string}
       */
      cause:
        | 'overridden'
        | 'flagged'
        | 'verdict'
        | 'queue_changed'
        | 'manual_assigned'
        | 'priority_changed'
        | 'reassigned'
        | 'escalated'
        | 'resolved'
      event_id?: string
      reason?: string
      actor: string
      /** @enum {string} */
      state: 'in_force' | 'taken_back'
      taken_back?: {
        seq: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        actor: string
        reason?: string
      }
      /** @description What is remembered of the ticket */
      text: string
    }
    TakeBackInput: {
      reason?: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    FlagInput: {
      /** @description The same id twice changes nothing; made up when absent */
      id?: string
      /** @description Where it belongs: it goes there. Without it the ticket stays where it is */
      queue?: string
      reason?: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    OfferAnswerInput:
      | {
          /** @constant */
          answer: 'accept'
          /** @description Who was asked */
          agent: string
        }
      | {
          /** @constant */
          answer: 'reject'
          /** @description Who was asked */
          agent: string
          /** @description Kept on the ticket; nothing automatic asks them again */
          reason: string
        }
    NewWebhookInput: {
      /** @description Where messages are posted: https, at a public address */
      url: string
      /** @description What people call it; the host when absent */
      name?: string
      /** @description What it is told of; everything when absent */
      events?: (
        | 'ticket.routed'
        | 'ticket.rerouted'
        | 'ticket.held'
        | 'decision.overridden'
        | 'shadow.discrepancy'
        | 'alert.drift'
      )[]
      /** @description `whsec_` and base64 of 24–64 bytes; made up when absent */
      secret?: string
    }
    WebhookSecretChangeInput: {
      /** @description `whsec_` and base64 of 24–64 bytes; made up when absent */
      secret?: string
      /** @description For how long the former one signs as well; 24 when absent, 0: not at all */
      overlap_hours?: number
    }
    WebhookInput: {
      id: string
      url: string
      name: string
      events: string[]
      /** @enum {string} */
      state: 'working' | 'failing' | 'disabled'
      /**
       * Format: date-time
       * @description Until when messages are signed by the secret before the present one, too
       */
      former_secret_until?: string
      /**
       * Format: date-time
       * @description Since when it takes nothing
       */
      failing_since?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      disabled_at?: string
      disabled_because?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
    }
    WebhookDeliveryInput: {
      id: number
      webhook_id: string
      /** @description `webhook-id`: the same at every attempt */
      message_id: string
      type: string
      ticket_id?: string
      /**
       * Format: date-time
       * @description When it happened
       */
      at: string
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'failed'
      attempts: number
      /**
       * Format: date-time
       * @description When it is tried next
       */
      next_at?: string
      /** @description The bytes that are sent */
      payload: string
      tried: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        milliseconds: number
        status?: number
        /** @description Why it counts as not delivered */
        error?: string
      }[]
    }
    Problem: {
      /** @description Where the code is explained */
      type: string
      title: string
      status: number
      /** @enum {string} */
      code:
        | 'invalid_ticket'
        | 'invalid_policy'
        | 'lesson_out_of_order'
        | 'model_unreadable'
        | 'nothing_to_learn'
        | 'not_found'
        | 'already_exists'
        | 'version_conflict'
        | 'invalid_request'
        | 'unauthorized'
        | 'forbidden'
        | 'too_many_tries'
        | 'too_large'
        | 'store_locked'
        | 'store_unavailable'
        | 'migration_changed'
        | 'usage'
        | 'unsupported_media_type'
        | 'idempotency_mismatch'
        | 'clock_not_driven'
        | 'overloaded'
        | 'unknown_name'
        | 'already_judged'
        | 'not_ready'
        | 'offer_over'
        | 'no_earlier_model'
        | 'training_runs'
        | 'report_runs'
        | 'help_desk_unavailable'
        | 'help_desk_refused'
        | 'internal'
      /** @description The value, the place and what is allowed */
      detail: string
      /** @description Advice, if any */
      maybe?: string
      /** @description Bulk requests: the line of the request, from 1 */
      line?: number
      /** @description One entry for each field that is wrong */
      errors?: {
        at: string
        detail: string
      }[]
    }
    AgentRecords: {
      /** @description Kinds that they had tickets of, the most first */
      items: {
        /** @description A topic where it is known, else a queue */
        kind: string
        /** @description In tickets of today: one of a half-life ago counts one half */
        tickets: number
        /** @description Half of their tickets take less */
        minutes: number
        /** @description Holds the truth nine times in ten */
        minutes_range: {
          low: number
          high: number
        }
        /** @description The same of somebody nobody knows yet */
        team_minutes: number
        /** @description Chance of resolving one without hand-off, escalation or reopening */
        success: number
        /** @description Holds the truth nine times in ten */
        success_range: {
          low: number
          high: number
        }
      }[]
    }
    AgentPut: {
      name: string
      /**
       * @description False for somebody who left
       * @default true
       */
      active: boolean
      /** @default [] */
      queues: string[]
      /** @default [] */
      skills: {
        skill: string
        level: number
      }[]
      /** @default [] */
      languages: string[]
      /**
       * @description Effort carried at once; 1 is an ordinary ticket
       * @default 5
       */
      capacity: number
      /**
       * @description 1 first line, 2 second line, 3 specialist
       * @default 1
       * @enum {number}
       */
      tier: 1 | 2 | 3
      /** @description Without hours the presence alone counts */
      hours?: {
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates on which they are off */
        holidays?: string[]
      }
    }
    Presence: {
      /** @enum {string} */
      state: 'online' | 'away' | 'offline'
      /**
       * Format: date-time
       * @description When they expect to be back; with `away` and `offline`
       */
      until?: string
    }
    PresencePut: {
      /** @enum {string} */
      state: 'online' | 'away' | 'offline'
      /**
       * Format: date-time
       * @description When they expect to be back; with `away` and `offline`
       */
      until?: string
      /**
       * @description `plan`: hand over what cannot wait, and say what; `preview`: only say what. Without it the rules act on each ticket
       * @enum {string}
       */
      hand_over?: 'plan' | 'preview'
    }
    Agent: {
      id: string
      name: string
      active: boolean
      queues: string[]
      skills: {
        skill: string
        level: number
      }[]
      languages: string[]
      capacity: number
      /** @enum {number} */
      tier: 1 | 2 | 3
      hours?: {
        time_zone: string
        shifts: {
          day: number
          from: string
          to: string
        }[]
        holidays?: string[]
      }
      version: number
      presence?: components['schemas']['Presence']
      load?: number
      /** @description Work given to them, in units of effort that fade by half in half a week: about a week’s */
      lately?: {
        effort: number
        /** @description Of it, on interesting tickets */
        interesting: number
      }
    }
    Reading: {
      queue: {
        label?: string
        distribution: {
          label: string
          probability: number
        }[]
        in_scope: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      topic: {
        label?: string
        distribution: {
          label: string
          probability: number
        }[]
        in_scope: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      intent: {
        label?: string
        distribution: {
          label: string
          probability: number
        }[]
        in_scope: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      complexity: {
        minutes: number
        low: number
        high: number
        tier: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      impact: {
        value: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      distress: {
        value: number
        confidence: number
        abstained: boolean
        evidence: {
          words: string[]
          start: number
          end: number
          weight: number
          if_removed?: number
        }[]
        /** @description Evidence in order, then `other_words`, then `base`, add up to `score` */
        sum?: {
          score: number
          other_words: number
          base: number
        }
      }
      language: {
        code?: string
        confidence: number
      }
      issues: {
        start: number
        end: number
        queue?: string
        confidence: number
      }[]
      notes: string[]
      text: string
      /**
       * @description The reader could not be asked; `notes` says why
       * @constant
       */
      unread?: true
    }
    Decision: {
      id: string
      ticket_id: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /** @enum {string} */
      mode: 'shadow' | 'suggest' | 'auto'
      policy_version: number
      model_version: string
      /** @description By which threshold it was carried out, only suggested, or left to a person */
      rule?: {
        /** @description How surely the queue was read: probability × familiarity, 0–1 */
        score: number
        /** @description Least score to act alone; above 1: never. Absent before there are thresholds */
        threshold?: number
        /** @description Of the thresholds */
        version?: number
        /** @description Whose threshold it is; absent where queues share one */
        queue?: string
        /** @description The alarm that lowers the mode */
        alarm?: number
        because: string
      }
      seed: number
      supersedes?: string
      /** @description The person's word that it carries out */
      override?: {
        agent?: string
        queue?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
        stays_with?: {
          agent: string
          queue: string
        }
        reason: string
        actor: string
      }
      outcome: {
        /** @enum {string} */
        kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
        /** @description Only `assigned` and `offered` */
        agent?: string
        /** @description All but `triage` */
        queue?: string
        /** @description What it adds to the load; 1 is a ticket of ordinary effort */
        effort?: number
        /**
         * @description Only `held` and `triage`
         * @enum {string}
         */
        reason?:
          | 'nobody_eligible'
          | 'all_full'
          | 'all_absent'
          | 'awaiting_agent'
          | 'unsure'
          | 'no_words'
          | 'outside_hours'
          | 'queue_full'
          | 'reader_unavailable'
          | 'policy'
        /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
        awaiting?: string
      }
      priority: {
        /** @enum {string} */
        band: 'urgent' | 'high' | 'normal' | 'low'
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        due_at: string
        urgency: {
          score: number
          contributions: {
            name: string
            signal: number
            weight: number
            value: number
            because: string
          }[]
        }
      }
      reading: components['schemas']['Reading']
      /** @description Eligible ones first, best first; then the blocked */
      candidates: {
        agent: string
        name?: string
        /** @enum {string} */
        blocked_by?:
          | 'left'
          | 'not_on_queue'
          | 'missing_skill'
          | 'missing_language'
          | 'away'
          | 'offline'
          | 'off_shift'
          | 'full'
          | 'refused'
          | 'tried'
        fit?: {
          score: number
          contributions: {
            name: string
            signal: number
            weight: number
            value: number
            because: string
          }[]
        }
      }[]
      /** @description To agents only: how many others there were, whose reasons are theirs */
      others?: {
        eligible: number
        blocked: number
      }
      /** @description Minutes an ordinary member of the team needs for such a ticket; fit is minutes saved against it */
      team_minutes: number
      runner_up?: string
      margin?: number
      /** @description The smallest single change that would have turned the choice */
      flip?: string
      situation: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        now: string
        agents: {
          agent: string
          version: number
          presence: string
          load: number
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          last_assigned_at?: string
        }[]
        queues: {
          queue: string
          version: number
          /** @description Effort assigned in it; absent for a queue without a limit */
          load?: number
        }[]
        customer: {
          contacts_this_week: number
          /** @description The contacts of the week by what they were about, as far as that is known */
          contacts_about?: {
            queue?: string
            topic?: string
            contacts: number
          }[]
          claims_made: number
          claims_borne_out: number
          /** @description The same of the account's other requesters */
          colleagues_claims?: {
            made: number
            borne_out: number
          }
          last_agent?: string
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          plan_changed_at?: string
          plan_before?: string
        }
        excluded: {
          agent: string
          /** @enum {string} */
          reason: 'refused' | 'tried'
        }[]
        /** @description When the customer had the ball: the clock of the ticket stood still */
        pauses?: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          to?: string
        }[]
      }
    }
    DecisionBrief: {
      id: string
      ticket_id: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /** @enum {string} */
      mode: 'shadow' | 'suggest' | 'auto'
      supersedes?: string
      /** @description Who made it, where it was a person */
      overridden_by?: string
      subject: string
      outcome: {
        /** @enum {string} */
        kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
        /** @description Only `assigned` and `offered` */
        agent?: string
        /** @description All but `triage` */
        queue?: string
        /** @description What it adds to the load; 1 is a ticket of ordinary effort */
        effort?: number
        /**
         * @description Only `held` and `triage`
         * @enum {string}
         */
        reason?:
          | 'nobody_eligible'
          | 'all_full'
          | 'all_absent'
          | 'awaiting_agent'
          | 'unsure'
          | 'no_words'
          | 'outside_hours'
          | 'queue_full'
          | 'reader_unavailable'
          | 'policy'
        /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
        awaiting?: string
      }
      agent_name?: string
      /** @description What the reader thinks */
      queue_label?: string
      confidence: number
      /** @description What speaks for the queue, strongest first */
      words: string[]
      intent?: string
      /** @enum {string} */
      band: 'urgent' | 'high' | 'normal' | 'low'
      urgency: number
      /** @description The strongest reasons in words */
      because: string[]
    }
    Life: {
      state: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      since: string
      /** @description Why it waits, or is in triage */
      reason?: string
      /** @description Who has it, or is asked */
      agent?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      offer_until?: string
      /** @description Whom it is kept back for */
      kept_for?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      kept_until?: string
      merged_into?: string
      /** @description A person gave it to them */
      manual?: boolean
      /** @description What it takes of whoever has it */
      effort: number
      /**
       * Format: date-time
       * @description When a first response falls due
       */
      due_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      first_response_at?: string
      /**
       * Format: date-time
       * @description The present search for somebody, across offers
       */
      waits_since: string
      /** @description Requirements given up meanwhile, in that order */
      dropped: ('preferred_language' | 'required_skill' | 'tried' | 'queue')[]
      out_of_steps: boolean
      /** @description Not asked again by a machine */
      excluded: {
        agent: string
        /** @enum {string} */
        reason: 'refused' | 'tried'
        because: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        /** @description In the agent's words */
        said?: string
      }[]
      /** @description Who had it last */
      previous?: string
      reopened: number
      pauses: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        from: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        to?: string
      }[]
      /** @description What happens by itself, and when */
      next: {
        /** @enum {string} */
        kind:
          | 'offer_expired'
          | 'take_back_due'
          | 'relaxation_due'
          | 'hold_ended'
          | 'pause_reminder_due'
          | 'holder_due_back'
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
      }[]
    }
    NewTicket: {
      /** @description The help desk's own id; made up when absent */
      id?: string
      /**
       * Format: date-time
       * @description When the help desk received it; now when absent
       */
      created_at?: string
      /** @default  */
      subject: string
      /**
       * @description Plain text, HTML or mail, as received
       * @default
       */
      body: string
      requester?: string
      account?: string
      plan?: string
      /** @description What the account pays in a year */
      annual_value?: number
      channel?: string
      /** @description What the form says; a claim to weigh */
      language?: string
      /** @description What the form says; a claim to weigh */
      category?: string
      /**
       * @description What the form says; a claim to weigh, never an order
       * @enum {string}
       */
      priority?: 'urgent' | 'high' | 'normal' | 'low'
      /** @description What the form says; a claim to weigh, never an order */
      queue?: string
    }
    Ticket: {
      id: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
      subject: string
      body: string
      requester?: string
      account?: string
      plan?: string
      annual_value?: number
      channel?: string
      claimed?: {
        queue?: string
        category?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        language?: string
      }
      /** @enum {string} */
      status: 'waiting' | 'offered' | 'assigned' | 'paused' | 'triage' | 'resolved' | 'closed' | 'merged' | 'spam'
      queue?: string
      assignee?: string
      urgency?: number
      decision_id?: string
      outcome: {
        queue?: string
        topic?: string
        intent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        assignee?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        first_response_at?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        resolved_at?: string
        handle_minutes?: number
        reassignments?: number
        reopened?: number
        csat?: number
        status?: string
      }
      life?: components['schemas']['Life']
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      updated_at: string
      version: number
    }
    Routed: {
      ticket: components['schemas']['Ticket']
      /** @description Absent only for a ticket that came in as history */
      decision?: components['schemas']['Decision']
      /** @description The ticket was there already; this is the decision it has */
      duplicate: boolean
      /** @description What was done to the text on the way in */
      notes: string[]
    }
    BulkLine: {
      line: number
      ticket_id?: string
      duplicate?: boolean
      decision?: components['schemas']['DecisionBrief']
      notes?: string[]
      problem?: components['schemas']['Problem']
    }
    Override: {
      /** @description Gets the ticket at once, even above capacity */
      agent?: string
      /** @description Id: 1–200 characters, no control characters */
      queue?: string
      /** @enum {string} */
      priority?: 'urgent' | 'high' | 'normal' | 'low'
      intent?: string
      reason: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    Clock: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      now: string
    }
    NewHook: {
      /** @description Part of its address */
      id: string & (unknown & unknown)
      name?: string
      /**
       * @description How it proves whom it comes from
       * @default standard-webhooks
       * @enum {string}
       */
      scheme: 'standard-webhooks' | 'shared-secret' | 'zendesk'
      /** @description Made up when absent; Zendesk makes its own */
      secret?: string
      /**
       * @description Pairs `theirs=ours`, as `--map` of ticket files; theirs is a path such as `ticket.subject`
       * @default []
       */
      map: string[]
      /**
       * @description Path of the kind of event
       * @default type
       */
      kind_at: string
      /**
       * @description What the kinds mean; any other is passed over. A body without a kind is a ticket as it stands now
       * @default {
       *       "ticket.created": "created",
       *       "ticket.updated": "updated"
       *     }
       */
      kinds: {
        [key: string]: 'created' | 'updated'
      }
      /**
       * @description The header that carries a shared secret
       * @default x-pointsman-secret
       */
      header: string
    }
    Hook: {
      id: string
      name: string
      /** @enum {string} */
      scheme: 'standard-webhooks' | 'shared-secret' | 'zendesk'
      /** @description Pairs `theirs=ours`, as `--map` of ticket files; theirs is a path such as `ticket.subject` */
      map: string[]
      kind_at: string
      kinds: {
        [key: string]: 'created' | 'updated'
      }
      header?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
    }
    Discrepancy: {
      /** @description The decision's */
      id: string
      ticket_id: string
      subject: string
      /** @enum {string} */
      mode: 'shadow' | 'suggest' | 'auto'
      /** @enum {string} */
      result: 'agreed' | 'discrepancy' | 'abstained'
      /** @description What one side says; what it does not speak of is absent */
      pointsman: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      /** @description Who resolved it, and where */
      people: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      /** @description Where people put it at first */
      first?: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      differing: ('queue' | 'agent' | 'priority' | 'intent')[]
      /** @description Minutes lost if the wrong side is followed, as parts that add up */
      cost: {
        score: number
        contributions: {
          name: string
          signal: number
          weight: number
          value: number
          because: string
        }[]
      }
      because: {
        pointsman: string[]
        people: string[]
      }
      /**
       * @description Whether people did as suggested; only in `suggest`
       * @enum {string}
       */
      suggestion?: 'accepted' | 'changed'
      /** @description Pointsman would have put it there by itself, had the queue been live */
      would_act: boolean
      /** @description How often people moved it to another queue */
      moves: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      received_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      decided_at: string
      /**
       * Format: date-time
       * @description When people first put it somewhere
       */
      routed_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      first_response_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      resolved_at: string
      verdict?: {
        id: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        /** @enum {string} */
        who: 'people' | 'pointsman' | 'both' | 'neither'
        /** @description What one side says; what it does not speak of is absent */
        answer?: {
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @enum {string} */
          priority?: 'urgent' | 'high' | 'normal' | 'low'
          intent?: string
        }
        reason?: string
        actor: string
        /** @description Places of what it taught, in the one order of lessons */
        lessons: number[]
      }
    }
    Verdict: {
      /**
       * @description `both`: either will do; `neither`: say what is right in `answer`
       * @enum {string}
       */
      who: 'people' | 'pointsman' | 'both' | 'neither'
      /** @description Only with `neither`, and then at least one of them */
      answer?: {
        /** @description Id: 1–200 characters, no control characters */
        queue?: string
        /** @description Id: 1–200 characters, no control characters */
        agent?: string
        /** @enum {string} */
        priority?: 'urgent' | 'high' | 'normal' | 'low'
        intent?: string
      }
      reason?: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    UndoVerdict: {
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    ShadowReport: {
      /** @description Compared; also those that Pointsman left to people */
      tickets: number
      /** @description Those that Pointsman left to people */
      abstained: number
      /** @description A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets */
      agreed: {
        value: number
        low: number
        high: number
        n: number
      }
      discrepancies: number
      /** @description Discrepancies that differ so; one may in several ways */
      differing: {
        [key: string]: number
      }
      judged: {
        [key: string]: number
      }
      /** @description Pointsman, alone or too */
      right_where_judged: {
        value: number
        low: number
        high: number
        n: number
      }
      /** @description Suggestions that people followed; `n` is 0 where none was shown */
      accepted: {
        value: number
        low: number
        high: number
        n: number
      }
      /** @description At stake in discrepancies that nobody has judged yet */
      open_minutes: number
      /** @description What going live would have changed, by estimate */
      live: {
        /** @description First response, a ticket; below 0 later */
        minutes_sooner?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Moves between queues, a ticket; below 0 more */
        moves_saved?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description How long a ticket put into the wrong queue is taken to lie there */
        detour_minutes: number
        /** @description Whether that was measured on people's own detours */
        detour_measured: boolean
      }
      queues: {
        queue: string
        mode: string
        /** @description Compared; also those that Pointsman left to people */
        tickets: number
        /** @description Those that Pointsman left to people */
        abstained: number
        /** @description A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets */
        agreed: {
          value: number
          low: number
          high: number
          n: number
        }
        discrepancies: number
        /** @description Discrepancies that differ so; one may in several ways */
        differing: {
          [key: string]: number
        }
        judged: {
          [key: string]: number
        }
        /** @description Pointsman, alone or too */
        right_where_judged: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Suggestions that people followed; `n` is 0 where none was shown */
        accepted: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description At stake in discrepancies that nobody has judged yet */
        open_minutes: number
        /** @description What going live would have changed, by estimate */
        live: {
          /** @description First response, a ticket; below 0 later */
          minutes_sooner?: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description Moves between queues, a ticket; below 0 more */
          moves_saved?: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description How long a ticket put into the wrong queue is taken to lie there */
          detour_minutes: number
          /** @description Whether that was measured on people's own detours */
          detour_measured: boolean
        }
        readiness: {
          /** @enum {string} */
          state: 'ready' | 'more_evidence' | 'not_ready' | 'no_evidence'
          /** @description Tickets that Pointsman would have acted on alone */
          acted: number
          /** @description Of them with the wrong queue, by verdict, else by where people resolved them */
          wrong: number
          /** @description The largest share that may still be wrong, at `confidence`; exact */
          upper: number
          tolerated: number
          confidence: number
          /** @description With `more_evidence`: so many more tickets at the same rate would do */
          needs?: number
        }
      }[]
      weeks: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        from: string
        /** @description A figure with the range that holds the true one in 95 of 100 cases, from `n` tickets */
        agreed: {
          value: number
          low: number
          high: number
          n: number
        }
      }[]
    }
    Health: {
      /**
       * Format: date-time
       * @description The server's own time
       */
      at: string
      database: {
        /** @enum {string} */
        engine: 'embedded' | 'server'
        version: string
        migrations: number
        /** @description Its size on disk */
        bytes: number
        connections: {
          total: number
          idle: number
          /** @description Calls that wait for a connection */
          waiting: number
        }
      }
      /** @description What is to be done outside; what nobody fetches is kept for 30 days */
      outbox: {
        /** @description Entries that nobody has fetched yet, counted up to 100,000 */
        entries: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        oldest_at?: string
      }
      webhooks: {
        working: number
        /** @description Took nothing at the last attempt */
        failing: number
        /** @description Told nothing until a person enables them */
        disabled: number
        /** @description What a person should look at */
        findings: string[]
      }
      help_desks: {
        id: string
        vendor: string
        url?: string
        /** @description Of theirs that are ours, too */
        tickets: number
        /** @description Changes that were read there and are not taken in yet */
        to_take_in: number
        /** @description Tickets of which something may have to be written there */
        to_write: number
        /**
         * Format: date-time
         * @description Absent until its history has been read
         */
        live_from?: string
        /**
         * Format: date-time
         * @description When it was last in step
         */
        synced_at?: string
        /**
         * Format: date-time
         * @description When it last said by itself that something is new
         */
        heard_at?: string
        /** @description What keeps it from working */
        trouble?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        troubled_since?: string
      }[]
    }
    NewEvent:
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'replied'
          /** @description Who answered; the actor when absent */
          agent?: string
          /** @description False for a note among colleagues */
          to_requester?: boolean
          /** @description The answer is a question: the customer has the ball */
          asks_customer?: boolean
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'customer_replied'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'paused'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'resumed'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          reason?: string
          /** @constant */
          kind: 'reassigned'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          reason?: string
          /** @constant */
          kind: 'escalated'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'queue_changed'
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Whoever has it goes on with it */
          keeps_holder?: boolean
          reason?: string
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'taken_back'
          /** @description Id: 1–200 characters, no control characters */
          agent: string
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'merged'
          /** @description Id: 1–200 characters, no control characters */
          into: string
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'marked_spam'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'resolved'
          /** @description Id: 1–200 characters, no control characters */
          agent?: string
          /** @description Id: 1–200 characters, no control characters */
          queue?: string
          topic?: string
          intent?: string
          handle_minutes?: number
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'reopened'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'closed'
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'rated'
          csat: number
        }
      | {
          /** @description The same id twice changes nothing; made up when absent */
          id?: string
          /**
           * Format: date-time
           * @description When it happened; now when absent
           */
          at?: string
          /** @description Who did it; without it the name of the API key */
          actor?: string
          /** @constant */
          kind: 'priority_changed'
          /** @enum {string} */
          priority: 'urgent' | 'high' | 'normal' | 'low'
        }
    Event: {
      id: string
      ticket_id: string
      /** @enum {string} */
      kind:
        | 'received'
        | 'decided'
        | 'replied'
        | 'reassigned'
        | 'escalated'
        | 'resolved'
        | 'reopened'
        | 'closed'
        | 'rated'
        | 'priority_changed'
        | 'overridden'
        | 'flagged'
        | 'lesson_taken_back'
        | 'customer_replied'
        | 'paused'
        | 'resumed'
        | 'merged'
        | 'marked_spam'
        | 'manual_assigned'
        | 'queue_changed'
        | 'queue_closed'
        | 'offer_accepted'
        | 'offer_rejected'
        | 'agent_away'
        | 'agent_left'
        | 'taken_back'
        | 'handed_over'
        | 'offer_expired'
        | 'take_back_due'
        | 'relaxation_due'
        | 'hold_ended'
        | 'pause_reminder_due'
        | 'holder_due_back'
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      actor: string
      data: {
        [key: string]: unknown
      }
    }
    Now: {
      /**
       * Format: date-time
       * @description The server's own time
       */
      at: string
      /** @description What waits or is in triage, by all one can filter by; add up what you need */
      groups: {
        /** @enum {string} */
        status: 'waiting' | 'triage'
        queue?: string
        /** @description Why it waits, or why a person must look */
        reason: string
        /** @enum {string} */
        band: 'urgent' | 'high' | 'normal' | 'low'
        /**
         * @description How the first response stands: past its target, within the hour (open minutes), or later
         * @enum {string}
         */
        due: 'overdue' | 'soon' | 'later'
        tickets: number
        /**
         * Format: date-time
         * @description When the oldest of them was received
         */
        oldest_at: string
      }[]
      /** @description Tickets that were given to somebody within the last hour */
      assigned_last_hour: number
      /** @description Tickets that somebody has */
      open: number
      bucket_minutes: number
      /** @description What came in and what found somebody lately, oldest first; without empty buckets */
      flow: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        from: string
        received: number
        assigned: number
      }[]
    }
    WaitingWindow: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      total: number
      offset: number
      items: {
        id: string
        /** @description Its first 200 characters, or how the text begins */
        subject: string
        requester?: string
        account?: string
        plan?: string
        queue?: string
        urgency: number
        /** @enum {string} */
        band: 'urgent' | 'high' | 'normal' | 'low'
        reason: string
        /** @description Whom it is kept back for */
        held_for?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        received_at: string
        /**
         * Format: date-time
         * @description Since when it waits for this reason
         */
        since: string
        /**
         * @description How the first response stands: past its target, within the hour (open minutes), or later
         * @enum {string}
         */
        due: 'overdue' | 'soon' | 'later'
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        due_at?: string
      }[]
    }
    GivenOutWindow: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      total: number
      offset: number
      items: {
        id: string
        subject: string
        agent: string
        queue?: string
        urgency?: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        received_at: string
        /**
         * Format: date-time
         * @description When they got it
         */
        at: string
      }[]
    }
    FoundTickets: {
      items: {
        id: string
        subject: string
        /** @enum {string} */
        status: 'waiting' | 'offered' | 'assigned' | 'paused' | 'triage' | 'resolved' | 'closed' | 'merged' | 'spam'
        assignee?: string
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        received_at: string
      }[]
    }
    Model: {
      version: string
      /** @description Tickets are read with it now */
      is_champion: boolean
      trained_at: string
      /** @description Arrival of the newest ticket it was trained on */
      trained_through?: string
      /** @description The last lesson in it; later ones are applied on top */
      lesson_seq: number
      bytes: number
      /** @description Figures of its training and of the comparison with the champion of then */
      facts: {
        [key: string]: unknown
      }
    }
    ModelPromotion: {
      version: string
      at: string
      actor: string
      reason: string
    }
    Training: {
      id: string
      started_at: string
      actor: string
      /** @enum {string} */
      kind: 'asked' | 'nightly'
      seed: number
      /** @description Share done, 0–1 */
      share: number
      step: string
      ended_at?: string
      /** @description What became of it: `better`, `not_better`, `too_few` … */
      outcome?: string
      in_words?: string
      model?: string
      facts?: {
        [key: string]: unknown
      }
    }
    TrainOrder: {
      /**
       * @description Same history, lessons and seed: the same model, bit for bit
       * @default 1
       */
      seed: number
      /**
       * @description Put it in force whatever the comparison says
       * @default false
       */
      promote: boolean
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    PromoteOrder: {
      reason: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    SignIn: {
      /** @description Name or e-mail address; case does not matter */
      login: string
      /** @description 15 to 256 characters */
      password: string
    }
    SetUp: {
      /** @description Of a link that was printed */
      token: string
      /** @description Name or e-mail address; case does not matter */
      login: string
      name: string
      /** @description 15 to 256 characters */
      password: string
    }
    Me: {
      /** @enum {string} */
      kind: 'user' | 'key'
      id: string
      name: string
      login?: string
      /**
       * @description Absent for a key
       * @enum {string}
       */
      role?: 'supervisor' | 'agent' | 'read_only'
      /** @description Whose work they see, with the role `agent` */
      agent?: string
      /**
       * @description The most they may do
       * @enum {string}
       */
      scope: 'read' | 'write' | 'admin'
      has_password?: boolean
    }
    Session: {
      id: string
      device: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      last_seen_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      expires_at: string
      /** @description The one that asks */
      is_this: boolean
    }
    User: {
      id: string
      login: string
      name: string
      /** @enum {string} */
      role: 'supervisor' | 'agent' | 'read_only'
      agent?: string
      has_password: boolean
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      disabled_at?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
    }
    NewUser: {
      /** @description Name or e-mail address; case does not matter */
      login: string
      name: string
      /** @enum {string} */
      role: 'supervisor' | 'agent' | 'read_only'
      /** @description With the role `agent`: whose work they see */
      agent?: string
    }
    UserChange: {
      name?: string
      /** @enum {string} */
      role?: 'supervisor' | 'agent' | 'read_only'
      /** @description Id: 1–200 characters, no control characters */
      agent?: string
      disabled?: boolean
    }
    PolicyPut: {
      /**
       * @default auto
       * @enum {string}
       */
      mode: 'shadow' | 'suggest' | 'auto'
      /** @default [] */
      queue_modes: {
        /** @description Id: 1–200 characters, no control characters */
        queue: string
        /** @enum {string} */
        mode: 'shadow' | 'suggest' | 'auto'
      }[]
      /**
       * @default [
       *       {
       *         "priority": "urgent",
       *         "minutes": 30
       *       },
       *       {
       *         "priority": "high",
       *         "minutes": 120
       *       },
       *       {
       *         "priority": "normal",
       *         "minutes": 480
       *       },
       *       {
       *         "priority": "low",
       *         "minutes": 1440
       *       }
       *     ]
       */
      targets: {
        plan?: string
        /** @enum {string} */
        priority: 'urgent' | 'high' | 'normal' | 'low'
        minutes: number
        /** @description `business`, `always`, or the name of a calendar */
        hours?: string
      }[]
      /** @description When targets run; without them around the clock */
      business_hours?: {
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }
      /** @default [] */
      calendars: {
        name: string
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }[]
      /** @default [] */
      plan_hours: {
        plan: string
        /** @description `business`, `always`, or the name of a calendar */
        hours: string
      }[]
      /**
       * @default {
       *       "impact": 0.4,
       *       "target_elapsed": 0.18,
       *       "account_value": 0.11,
       *       "distress": 0.06,
       *       "repeat_contacts": 0.07,
       *       "claim": 0.06,
       *       "plan_change": 0.02,
       *       "waiting": 0.1
       *     }
       */
      urgency_weights: {
        /** @default 0.4 */
        impact: number
        /** @default 0.18 */
        target_elapsed: number
        /** @default 0.11 */
        account_value: number
        /** @default 0.06 */
        distress: number
        /** @default 0.07 */
        repeat_contacts: number
        /** @default 0.06 */
        claim: number
        /** @default 0.02 */
        plan_change: number
        /** @default 0.1 */
        waiting: number
      }
      /**
       * @default {
       *       "urgent": 0.4,
       *       "high": 0.28,
       *       "normal": 0.15
       *     }
       */
      bands: {
        urgent: number
        high: number
        normal: number
      }
      /** @default 25000 */
      annual_value_at_half: number
      /**
       * @default [
       *       {
       *         "plan": "enterprise",
       *         "standing": 1
       *       },
       *       {
       *         "plan": "business",
       *         "standing": 0.7
       *       },
       *       {
       *         "plan": "pro",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "team",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "starter",
       *         "standing": 0.2
       *       },
       *       {
       *         "plan": "free",
       *         "standing": 0
       *       }
       *     ]
       */
      plan_standing: {
        plan: string
        standing: number
      }[]
      /** @default 14 */
      plan_change_days: number
      /**
       * @default {
       *       "work": 1,
       *       "hand_on": 1,
       *       "load": 1,
       *       "shift_end": 1,
       *       "tier_match": 1,
       *       "temperament": 1,
       *       "continuity": 1,
       *       "fairness": 1,
       *       "interest": 1,
       *       "development": 1,
       *       "exploration": 1,
       *       "scarcity": 1
       *     }
       */
      fit_weights: {
        /** @default 1 */
        work: number
        /** @default 1 */
        hand_on: number
        /** @default 1 */
        load: number
        /** @default 1 */
        shift_end: number
        /** @default 1 */
        tier_match: number
        /** @default 1 */
        temperament: number
        /** @default 1 */
        continuity: number
        /** @default 1 */
        fairness: number
        /** @default 1 */
        interest: number
        /** @default 1 */
        development: number
        /** @default 1 */
        exploration: number
        /** @default 1 */
        scarcity: number
      }
      /** @default 0.1 */
      development_share: number
      /**
       * @description What the capacity of agents and queues counts
       * @default effort
       * @enum {string}
       */
      capacity_in: 'effort' | 'tickets'
      /** @default 0.5 */
      act_confidence: number
      /** @default 0.02 */
      act_in_scope: number
      /**
       * @description What may go wrong of what is decided alone
       * @default {
       *       "tolerated": 0.05,
       *       "confidence": 0.95,
       *       "over": 2000,
       *       "wrong_labels": 0,
       *       "enforced": true,
       *       "queues": []
       *     }
       */
      risk: {
        /**
         * @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty
         * @default 0.05
         */
        tolerated: number
        /**
         * @description How sure that must be: 0.95 is mistaken in one calculation of twenty
         * @default 0.95
         */
        confidence: number
        /**
         * @description Coming tickets decided alone over which it is to hold, luck included; a million is the long run
         * @default 2000
         */
        over: number
        /**
         * @description Share of resolved tickets whose queue is wrong itself, as `report quality` says
         * @default 0
         */
        wrong_labels: number
        /**
         * @description False: thresholds are worked out and alarms sound, and nothing obeys them
         * @default true
         */
        enforced: boolean
        /**
         * @description Queues where something else is tolerated; what is left out is as above
         * @default []
         */
        queues: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty */
          tolerated?: number
          /** @description How sure that must be: 0.95 is mistaken in one calculation of twenty */
          confidence?: number
        }[]
      }
      /**
       * @description What becomes of tickets after a decision
       * @default {
       *       "offer_minutes": 0,
       *       "queue_offers": [],
       *       "take_back_minutes": 120,
       *       "relaxation": [
       *         {
       *           "after_minutes": 15,
       *           "drop": "preferred_language"
       *         },
       *         {
       *           "after_minutes": 30,
       *           "drop": "tried"
       *         },
       *         {
       *           "after_minutes": 60,
       *           "drop": "required_skill"
       *         },
       *         {
       *           "after_minutes": 240,
       *           "drop": "queue"
       *         }
       *       ],
       *       "triage_after_minutes": 480,
       *       "hold_minutes": 30,
       *       "sticky_reopen_minutes": 30,
       *       "absent_reply_minutes": 240,
       *       "return_grace_minutes": 15,
       *       "paused_share": 0.5,
       *       "pause_reminder_minutes": 1440,
       *       "reply_reopens": true
       *     }
       */
      life: {
        /**
         * @description How long an offer stands; 0: tickets are assigned without asking
         * @default 0
         */
        offer_minutes: number
        /** @default [] */
        queue_offers: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          minutes: number
        }[]
        /**
         * @description 0: never
         * @default 120
         */
        take_back_minutes: number
        /**
         * @default [
         *       {
         *         "after_minutes": 15,
         *         "drop": "preferred_language"
         *       },
         *       {
         *         "after_minutes": 30,
         *         "drop": "tried"
         *       },
         *       {
         *         "after_minutes": 60,
         *         "drop": "required_skill"
         *       },
         *       {
         *         "after_minutes": 240,
         *         "drop": "queue"
         *       }
         *     ]
         */
        relaxation: {
          after_minutes: number
          /** @enum {string} */
          drop: 'preferred_language' | 'required_skill' | 'tried' | 'queue'
        }[]
        /** @default 480 */
        triage_after_minutes: number
        /** @default 30 */
        hold_minutes: number
        /** @default 30 */
        sticky_reopen_minutes: number
        /** @default 240 */
        absent_reply_minutes: number
        /** @default 15 */
        return_grace_minutes: number
        /** @default 0.5 */
        paused_share: number
        /**
         * @description 0: never
         * @default 1440
         */
        pause_reminder_minutes: number
        /** @default true */
        reply_reopens: boolean
      }
    }
    Policy: {
      version: number
      /**
       * @default auto
       * @enum {string}
       */
      mode: 'shadow' | 'suggest' | 'auto'
      /** @default [] */
      queue_modes: {
        /** @description Id: 1–200 characters, no control characters */
        queue: string
        /** @enum {string} */
        mode: 'shadow' | 'suggest' | 'auto'
      }[]
      /**
       * @default [
       *       {
       *         "priority": "urgent",
       *         "minutes": 30
       *       },
       *       {
       *         "priority": "high",
       *         "minutes": 120
       *       },
       *       {
       *         "priority": "normal",
       *         "minutes": 480
       *       },
       *       {
       *         "priority": "low",
       *         "minutes": 1440
       *       }
       *     ]
       */
      targets: {
        plan?: string
        /** @enum {string} */
        priority: 'urgent' | 'high' | 'normal' | 'low'
        minutes: number
        /** @description `business`, `always`, or the name of a calendar */
        hours?: string
      }[]
      /** @description When targets run; without them around the clock */
      business_hours?: {
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }
      /** @default [] */
      calendars: {
        name: string
        time_zone: string
        shifts: {
          /**
           * @description 1 Monday … 7 Sunday
           * @enum {number}
           */
          day: 1 | 2 | 3 | 4 | 5 | 6 | 7
          /** @description Local time, `09:00` */
          from: string
          /** @description Later than `from`; at most `24:00` */
          to: string
        }[]
        /** @description Local dates, or places */
        holidays?: (
          | string
          | {
              country: string
              state?: string
              region?: string
            }
        )[]
      }[]
      /** @default [] */
      plan_hours: {
        plan: string
        /** @description `business`, `always`, or the name of a calendar */
        hours: string
      }[]
      /**
       * @default {
       *       "impact": 0.4,
       *       "target_elapsed": 0.18,
       *       "account_value": 0.11,
       *       "distress": 0.06,
       *       "repeat_contacts": 0.07,
       *       "claim": 0.06,
       *       "plan_change": 0.02,
       *       "waiting": 0.1
       *     }
       */
      urgency_weights: {
        /** @default 0.4 */
        impact: number
        /** @default 0.18 */
        target_elapsed: number
        /** @default 0.11 */
        account_value: number
        /** @default 0.06 */
        distress: number
        /** @default 0.07 */
        repeat_contacts: number
        /** @default 0.06 */
        claim: number
        /** @default 0.02 */
        plan_change: number
        /** @default 0.1 */
        waiting: number
      }
      /**
       * @default {
       *       "urgent": 0.4,
       *       "high": 0.28,
       *       "normal": 0.15
       *     }
       */
      bands: {
        urgent: number
        high: number
        normal: number
      }
      /** @default 25000 */
      annual_value_at_half: number
      /**
       * @default [
       *       {
       *         "plan": "enterprise",
       *         "standing": 1
       *       },
       *       {
       *         "plan": "business",
       *         "standing": 0.7
       *       },
       *       {
       *         "plan": "pro",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "team",
       *         "standing": 0.5
       *       },
       *       {
       *         "plan": "starter",
       *         "standing": 0.2
       *       },
       *       {
       *         "plan": "free",
       *         "standing": 0
       *       }
       *     ]
       */
      plan_standing: {
        plan: string
        standing: number
      }[]
      /** @default 14 */
      plan_change_days: number
      /**
       * @default {
       *       "work": 1,
       *       "hand_on": 1,
       *       "load": 1,
       *       "shift_end": 1,
       *       "tier_match": 1,
       *       "temperament": 1,
       *       "continuity": 1,
       *       "fairness": 1,
       *       "interest": 1,
       *       "development": 1,
       *       "exploration": 1,
       *       "scarcity": 1
       *     }
       */
      fit_weights: {
        /** @default 1 */
        work: number
        /** @default 1 */
        hand_on: number
        /** @default 1 */
        load: number
        /** @default 1 */
        shift_end: number
        /** @default 1 */
        tier_match: number
        /** @default 1 */
        temperament: number
        /** @default 1 */
        continuity: number
        /** @default 1 */
        fairness: number
        /** @default 1 */
        interest: number
        /** @default 1 */
        development: number
        /** @default 1 */
        exploration: number
        /** @default 1 */
        scarcity: number
      }
      /** @default 0.1 */
      development_share: number
      /**
       * @description What the capacity of agents and queues counts
       * @default effort
       * @enum {string}
       */
      capacity_in: 'effort' | 'tickets'
      /** @default 0.5 */
      act_confidence: number
      /** @default 0.02 */
      act_in_scope: number
      /**
       * @description What may go wrong of what is decided alone
       * @default {
       *       "tolerated": 0.05,
       *       "confidence": 0.95,
       *       "over": 2000,
       *       "wrong_labels": 0,
       *       "enforced": true,
       *       "queues": []
       *     }
       */
      risk: {
        /**
         * @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty
         * @default 0.05
         */
        tolerated: number
        /**
         * @description How sure that must be: 0.95 is mistaken in one calculation of twenty
         * @default 0.95
         */
        confidence: number
        /**
         * @description Coming tickets decided alone over which it is to hold, luck included; a million is the long run
         * @default 2000
         */
        over: number
        /**
         * @description Share of resolved tickets whose queue is wrong itself, as `report quality` says
         * @default 0
         */
        wrong_labels: number
        /**
         * @description False: thresholds are worked out and alarms sound, and nothing obeys them
         * @default true
         */
        enforced: boolean
        /**
         * @description Queues where something else is tolerated; what is left out is as above
         * @default []
         */
        queues: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty */
          tolerated?: number
          /** @description How sure that must be: 0.95 is mistaken in one calculation of twenty */
          confidence?: number
        }[]
      }
      /**
       * @description What becomes of tickets after a decision
       * @default {
       *       "offer_minutes": 0,
       *       "queue_offers": [],
       *       "take_back_minutes": 120,
       *       "relaxation": [
       *         {
       *           "after_minutes": 15,
       *           "drop": "preferred_language"
       *         },
       *         {
       *           "after_minutes": 30,
       *           "drop": "tried"
       *         },
       *         {
       *           "after_minutes": 60,
       *           "drop": "required_skill"
       *         },
       *         {
       *           "after_minutes": 240,
       *           "drop": "queue"
       *         }
       *       ],
       *       "triage_after_minutes": 480,
       *       "hold_minutes": 30,
       *       "sticky_reopen_minutes": 30,
       *       "absent_reply_minutes": 240,
       *       "return_grace_minutes": 15,
       *       "paused_share": 0.5,
       *       "pause_reminder_minutes": 1440,
       *       "reply_reopens": true
       *     }
       */
      life: {
        /**
         * @description How long an offer stands; 0: tickets are assigned without asking
         * @default 0
         */
        offer_minutes: number
        /** @default [] */
        queue_offers: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          minutes: number
        }[]
        /**
         * @description 0: never
         * @default 120
         */
        take_back_minutes: number
        /**
         * @default [
         *       {
         *         "after_minutes": 15,
         *         "drop": "preferred_language"
         *       },
         *       {
         *         "after_minutes": 30,
         *         "drop": "tried"
         *       },
         *       {
         *         "after_minutes": 60,
         *         "drop": "required_skill"
         *       },
         *       {
         *         "after_minutes": 240,
         *         "drop": "queue"
         *       }
         *     ]
         */
        relaxation: {
          after_minutes: number
          /** @enum {string} */
          drop: 'preferred_language' | 'required_skill' | 'tried' | 'queue'
        }[]
        /** @default 480 */
        triage_after_minutes: number
        /** @default 30 */
        hold_minutes: number
        /** @default 30 */
        sticky_reopen_minutes: number
        /** @default 240 */
        absent_reply_minutes: number
        /** @default 15 */
        return_grace_minutes: number
        /** @default 0.5 */
        paused_share: number
        /**
         * @description 0: never
         * @default 1440
         */
        pause_reminder_minutes: number
        /** @default true */
        reply_reopens: boolean
      }
    }
    PolicyVersion: {
      /**
       * Format: date-time
       * @description By the clock of the database; absent for the built-in policy
       */
      stored_at?: string
      /** @description Who made it; absent where that was not kept */
      author?: string
      policy: components['schemas']['Policy']
    }
    PolicyPreview: {
      policy: components['schemas']['PolicyPut']
      /**
       * @description Newest decisions to decide again
       * @default 2000
       */
      limit: number
      /**
       * Format: date-time
       * @description Only decisions from then on
       */
      since?: string
    }
    WhatIf: {
      /** @description In one sentence */
      summary: string
      decisions: number
      changed: number
      changed_share: {
        value: number
        low: number
        high: number
        n: number
      }
      /** @description Decisions that differ so; one may differ in several ways */
      kinds: {
        [key: string]: number
      }
      dearest: {
        decision: string
        ticket_id: string
        subject: string
        kinds: ('mode' | 'outcome' | 'queue' | 'agent' | 'priority' | 'intent')[]
        /** @description Minutes at stake */
        cost: number
        before: {
          /** @enum {string} */
          mode: 'shadow' | 'suggest' | 'auto'
          outcome: {
            /** @enum {string} */
            kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
            /** @description Only `assigned` and `offered` */
            agent?: string
            /** @description All but `triage` */
            queue?: string
            /** @description What it adds to the load; 1 is a ticket of ordinary effort */
            effort?: number
            /**
             * @description Only `held` and `triage`
             * @enum {string}
             */
            reason?:
              | 'nobody_eligible'
              | 'all_full'
              | 'all_absent'
              | 'awaiting_agent'
              | 'unsure'
              | 'no_words'
              | 'outside_hours'
              | 'queue_full'
              | 'reader_unavailable'
              | 'policy'
            /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
            awaiting?: string
          }
          /** @enum {string} */
          band: 'urgent' | 'high' | 'normal' | 'low'
        }
        after: {
          /** @enum {string} */
          mode: 'shadow' | 'suggest' | 'auto'
          outcome: {
            /** @enum {string} */
            kind: 'assigned' | 'offered' | 'queued' | 'held' | 'triage'
            /** @description Only `assigned` and `offered` */
            agent?: string
            /** @description All but `triage` */
            queue?: string
            /** @description What it adds to the load; 1 is a ticket of ordinary effort */
            effort?: number
            /**
             * @description Only `held` and `triage`
             * @enum {string}
             */
            reason?:
              | 'nobody_eligible'
              | 'all_full'
              | 'all_absent'
              | 'awaiting_agent'
              | 'unsure'
              | 'no_words'
              | 'outside_hours'
              | 'queue_full'
              | 'reader_unavailable'
              | 'policy'
            /** @description Only `held` for `awaiting_agent`: whom the ticket is kept back for */
            awaiting?: string
          }
          /** @enum {string} */
          band: 'urgent' | 'high' | 'normal' | 'low'
        }
      }[]
      /** @description Decisions and effort given to each, most changed first */
      agents: {
        id: string
        before: number
        after: number
        effort_before: number
        effort_after: number
      }[]
      queues: {
        id: string
        before: number
        after: number
        effort_before: number
        effort_after: number
      }[]
      /** @description Expected work a ticket, handing on counted in */
      minutes_saved?: {
        value: number
        low: number
        high: number
        n: number
      }
      breaches: {
        /** @description Responses known to have been given */
        known: number
        /** @description Of them past their target */
        before: number
        /** @description The same by the other targets and bands, had they been given when they were */
        after: number
        fewer?: {
          value: number
          low: number
          high: number
          n: number
        }
      }
      /** @description False: time was over first, and this is what there was by then */
      complete: boolean
      /** @description Overrides, which no policy changes */
      left_out: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      from?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      to?: string
      seconds: number
    }
    HandOverPlan: {
      agent: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      until?: string
      entries: {
        ticket_id: string
        /** @enum {string} */
        action: 'keep' | 'take_back' | 'hand_over'
        /** @description Who gets it; only with `hand_over` */
        to?: string
        why: string
        /** @description Effort the absent agent is freed of */
        freed: number
      }[]
    }
    HandOver: {
      /**
       * @default away
       * @enum {string}
       */
      state: 'away' | 'offline'
      /**
       * Format: date-time
       * @description When they mean to be back; without it nothing stays with them
       */
      until?: string
      /**
       * @description True: nothing is written
       * @default false
       */
      preview: boolean
      /**
       * @description What a person wants done otherwise
       * @default []
       */
      entries: {
        /** @description Id: 1–200 characters, no control characters */
        ticket_id: string
        /** @enum {string} */
        action: 'keep' | 'take_back' | 'hand_over'
        /** @description Id: 1–200 characters, no control characters */
        to?: string
      }[]
    }
    QualityReport: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      made_at: string
      headline: string
      /** @enum {string} */
      target: 'queue' | 'topic' | 'intent'
      tickets: number
      labelled: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      from?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      to?: string
      /** @description The most valuable first */
      findings: {
        /** @enum {string} */
        kind:
          | 'wrong_labels'
          | 'similar_labels'
          | 'contradictions'
          | 'thin_labels'
          | 'label_in_text'
          | 'late_fields'
          | 'machine_mail'
          | 'secrets'
          | 'contact_data'
          | 'leavers'
          | 'bulk_closing'
          | 'impossible_times'
          | 'label_drift'
          | 'word_drift'
        title: string
        explanation: string
        remedy: string
        /** @description An estimate of how many tickets in a thousand would be better off */
        worth: {
          per_thousand_tickets: number
          gain: string
          basis: string
        }
        facts: {
          name: string
          value: string
        }[]
        ticket_count: number
        /** @description Fifty at most, the clearest first; their words are masked */
        tickets: {
          id: string
          excerpt: string
          note: string
        }[]
      }[]
      expected?: {
        title: string
        risk: number
        confidence: number
        /**
         * @description `newest`: learned from the older four fifths, measured on the newest; `folds`: there were no dates
         * @enum {string}
         */
        measured_on: 'newest' | 'folds'
        tickets: number
        /** @description Read right, sure or not */
        accuracy: number
        /** @description Would be decided alone */
        coverage: number
        /** @description Of these, how many wrong */
        error: number
        /** @description At best, with the suspected labels put right */
        coverage_repaired: number
        /** @description Most tickets first */
        labels: {
          label: string
          tickets: number
          /** @description Read right, sure or not */
          accuracy: number
          /** @description Would be decided alone */
          coverage: number
          /** @description Of these, how many wrong */
          error: number
        }[]
      }
      labels: {
        label: string
        tickets: number
      }[]
      labels_over_time?: {
        title: string
        months: string[]
        series: {
          label: string
          counts: number[]
        }[]
      }
      /** @description Rows: the label they have; columns: the one they were read as */
      confusion?: {
        title: string
        labels: string[]
        counts: number[][]
      }
      notes: string[]
    }
    QualityState: {
      /** @description Absent where none was made yet */
      report?: components['schemas']['QualityReport']
      /** @description Being made now */
      making?: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        started_at: string
        actor: string
        /** @enum {string} */
        target: 'queue' | 'topic' | 'intent'
        share: number
        step: string
      }
      /** @description The last attempt failed */
      failed?: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        because: string
      }
    }
    QueuePut: {
      name: string
      /**
       * @description What belongs here: all the reader has on day one
       * @default
       */
      description: string
      /**
       * @description False: nothing is routed to it any more
       * @default true
       */
      active: boolean
      /** @description The open queue that takes this closed one over: what was learned here counts there */
      merged_into?: string
      /** @default [] */
      required_skills: string[]
      /** @description Effort that may be assigned in it at once */
      capacity?: number
    }
    Queue: {
      id: string
      name: string
      description: string
      active: boolean
      merged_into?: string
      required_skills: string[]
      capacity?: number
      version: number
      /** @description Tickets that wait or are in triage here, by reason */
      waiting?: {
        /** @enum {string} */
        status: 'waiting' | 'triage'
        reason: string
        tickets: number
      }[]
      /**
       * @description How far decisions for it go now
       * @enum {string}
       */
      mode?: 'shadow' | 'suggest' | 'auto'
      /** @description The alarm that lowered the mode */
      alarm?: number
    }
    Review: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      from: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      to: string
      volumes: {
        /** @description Tickets decided for the first time */
        decided: number
        alone: number
        suggested: number
        shadow: number
        /** @description Left to a person */
        triage: number
        resolved: number
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          decided: number
        }[]
      }
      /** @description Of the tickets whose decision people saw, those that a person changed */
      overrides: {
        /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
        all: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description The period before, of the same length */
        before?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Later less earlier; `is_sure` where its range leaves 0 out */
        change?: {
          value: number
          low: number
          high: number
          is_sure: boolean
        }
        halves: {
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          first: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          second: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description Later less earlier; `is_sure` where its range leaves 0 out */
          change?: {
            value: number
            low: number
            high: number
            is_sure: boolean
          }
        }
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        /** @description Most cases first; by the queue read */
        queues: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        intents: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
      }
      overriders: {
        actor: string
        overrides: number
        facets: {
          agent: number
          queue: number
          priority: number
          intent: number
        }
        /** @description The queue they change most often */
        mostly?: string
      }[]
      reasons: {
        reason: string
        overrides: number
      }[]
      /** @description Of resolved tickets that were given a queue, those resolved in another */
      misroutes: {
        /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
        all: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description The period before, of the same length */
        before?: {
          value: number
          low: number
          high: number
          n: number
        }
        /** @description Later less earlier; `is_sure` where its range leaves 0 out */
        change?: {
          value: number
          low: number
          high: number
          is_sure: boolean
        }
        halves: {
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          first: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          second: {
            value: number
            low: number
            high: number
            n: number
          }
          /** @description Later less earlier; `is_sure` where its range leaves 0 out */
          change?: {
            value: number
            low: number
            high: number
            is_sure: boolean
          }
        }
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        /** @description Most cases first; by the queue read */
        queues: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
        intents: {
          name: string
          cases: number
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
      }
      calibration?: {
        n: number
        /** @description Expected calibration error over ten ranges, 0–1 */
        error: number
        bins: {
          from: number
          to: number
          n: number
          confidence: number
          accuracy: number
        }[]
      }
      coverage: {
        /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
        all: {
          value: number
          low: number
          high: number
          n: number
        }
        weeks: {
          /**
           * Format: date-time
           * @description ISO 8601, for example 2026-03-02T09:30:00Z
           */
          from: string
          /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
          rate: {
            value: number
            low: number
            high: number
            n: number
          }
        }[]
      }
      /** @description How far tickets came; each stage is part of the one before */
      funnel: {
        /** @enum {string} */
        stage: 'received' | 'placed' | 'alone' | 'closed' | 'unchanged'
        tickets: number
      }[]
      /** @description Had everything at least so sure been decided alone: the surest first; empty for fewer than ten tickets */
      risk_curve: {
        threshold: number
        coverage: number
        error: number
        tickets: number
      }[]
      times: {
        /** @description Tickets that Pointsman did not touch: history and shadow */
        before: {
          tickets: number
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          first_response?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          resolution?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
        }
        now: {
          tickets: number
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          first_response?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          resolution?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
        }
      }
      load: {
        /** @description Unevenness of effort between those who resolved anything: 0 even, towards 1 one has all */
        gini: number
        agents: {
          agent: string
          tickets: number
          effort: number
          handed_on: number
          /** @description Minutes, around the clock: half take no longer, nine of ten take no longer */
          resolution?: {
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            median: {
              value: number
              low: number
              high: number
              n: number
            }
            /** @description A figure, the range that holds the true one in 95 of 100 cases, and what it was reckoned from */
            ninetieth: {
              value: number
              low: number
              high: number
              n: number
            }
          }
        }[]
      }
      lessons: {
        facet: string
        lessons: number
        tickets: number
      }[]
      next: {
        /** @enum {string} */
        kind: 'look_at_queue' | 'trust_queue' | 'train' | 'mind_confidence' | 'even_out'
        about?: string
        share: number
        n: number
      }[]
    }
    Alarm: {
      id: number
      /** @description Absent: every queue */
      queue?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      /** @enum {string} */
      sign: 'wrong' | 'strange' | 'unsure' | 'unknown_words' | 'labels'
      /** @description What was seen, and what was usual */
      because: string
      model: string
      /** @description Queues in which a person has ended it */
      except: string[]
      endings: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        actor: string
        reason: string
        /** @description Absent: in every queue */
        queue?: string
      }[]
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      ended_at?: string
    }
    RiskReport: {
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      days: number
      risk: {
        /**
         * @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty
         * @default 0.05
         */
        tolerated: number
        /**
         * @description How sure that must be: 0.95 is mistaken in one calculation of twenty
         * @default 0.95
         */
        confidence: number
        /**
         * @description Coming tickets decided alone over which it is to hold, luck included; a million is the long run
         * @default 2000
         */
        over: number
        /**
         * @description Share of resolved tickets whose queue is wrong itself, as `report quality` says
         * @default 0
         */
        wrong_labels: number
        /**
         * @description False: thresholds are worked out and alarms sound, and nothing obeys them
         * @default true
         */
        enforced: boolean
        /**
         * @description Queues where something else is tolerated; what is left out is as above
         * @default []
         */
        queues: {
          /** @description Id: 1–200 characters, no control characters */
          queue: string
          /** @description Share of the tickets decided alone that may go wrong: 0.05 is one in twenty */
          tolerated?: number
          /** @description How sure that must be: 0.95 is mistaken in one calculation of twenty */
          confidence?: number
        }[]
      }
      thresholds?: {
        version: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        model: string
        /**
         * @description `resolved` tickets, or those `held_out` while the model was trained
         * @enum {string}
         */
        ground: 'resolved' | 'held_out'
        tickets: number
        /** @description With fewer there are no thresholds */
        needed: number
        lanes: {
          /** @description Absent: all queues without a threshold of their own */
          queue?: string
          /** @description Least score to act alone; above 1: never */
          threshold: number
          tolerated: number
          confidence: number
          tickets: number
          acted: number
          wrong: number
          coverage: number
          upper_bound: number
          /** @description Tickets like these that are missing; absent where more would not help */
          more_needed?: number
          because: string
        }[]
      }
      all: {
        tickets: number
        /** @description Decided alone */
        acted: number
        /** @description acted / tickets */
        coverage: number
        /** @description Of those decided alone, proved right or wrong */
        proved: number
        wrong: number
        /** @description wrong / proved with its 95 % interval; absent while nothing is proved */
        error?: {
          share: number
          low: number
          high: number
        }
      }
      queues: {
        /** @description The queue read; absent where the reader abstained */
        queue?: string
        /**
         * @description How far decisions go now
         * @enum {string}
         */
        mode: 'shadow' | 'suggest' | 'auto'
        /** @description What lowered that */
        alarm?: number
        tickets: number
        /** @description Decided alone */
        acted: number
        /** @description acted / tickets */
        coverage: number
        /** @description Of those decided alone, proved right or wrong */
        proved: number
        wrong: number
        /** @description wrong / proved with its 95 % interval; absent while nothing is proved */
        error?: {
          share: number
          low: number
          high: number
        }
      }[]
      by_day: {
        /** @description UTC: 2026-03-02 */
        day: string
        tickets: number
        /** @description Decided alone */
        acted: number
        /** @description acted / tickets */
        coverage: number
        /** @description Of those decided alone, proved right or wrong */
        proved: number
        wrong: number
        /** @description wrong / proved with its 95 % interval; absent while nothing is proved */
        error?: {
          share: number
          low: number
          high: number
        }
      }[]
      /** @description What each tolerance would buy */
      curve: {
        tolerated: number
        threshold: number
        coverage: number
        acted: number
        wrong: number
        /** @description Share wrong to be expected; absent where nothing would be decided alone */
        error?: number
      }[]
      alarms: components['schemas']['Alarm'][]
    }
    Key: {
      id: string
      name: string
      scopes: ('read' | 'write' | 'admin')[]
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      revoked_at?: string
      /** @description The one that this request came with */
      is_yours: boolean
    }
    WorkMix: {
      /** @description Looked at: the newest, whether open or over, 200 at most */
      tickets: number
      /**
       * Format: date-time
       * @description When the oldest of them came in
       */
      since?: string
      /** @description Most first */
      queues: {
        queue: string
        tickets: number
      }[]
      /** @description Most first */
      intents: {
        intent: string
        tickets: number
      }[]
    }
    Lesson: {
      /** @description Its place in the one order in which lessons are applied */
      seq: number
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      at: string
      ticket_id: string
      /** @enum {string} */
      facet: 'queue' | 'topic' | 'intent' | 'impact' | 'complexity'
      /** @description The right label, or with `is_not` a wrong one; minutes for `complexity` */
      answer: string
      /**
       * @description The ticket is not that; what it is was not said
       * @constant
       */
      is_not?: true
      /** @description How far it is believed, 0–1 */
      weight: number
      /**
       * @description What happened
       * @enum {string}
       */
      cause:
        | 'overridden'
        | 'flagged'
        | 'verdict'
        | 'queue_changed'
        | 'manual_assigned'
        | 'priority_changed'
        | 'reassigned'
        | 'escalated'
        | 'resolved'
      event_id?: string
      reason?: string
      actor: string
      /** @enum {string} */
      state: 'in_force' | 'taken_back'
      taken_back?: {
        seq: number
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        actor: string
        reason?: string
      }
      /** @description What is remembered of the ticket */
      text: string
    }
    TakeBack: {
      reason?: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    Flag: {
      /** @description The same id twice changes nothing; made up when absent */
      id?: string
      /** @description Where it belongs: it goes there. Without it the ticket stays where it is */
      queue?: string
      reason?: string
      /** @description Who did it; without it the name of the API key */
      actor?: string
    }
    OfferAnswer:
      | {
          /** @constant */
          answer: 'accept'
          /** @description Who was asked */
          agent: string
        }
      | {
          /** @constant */
          answer: 'reject'
          /** @description Who was asked */
          agent: string
          /** @description Kept on the ticket; nothing automatic asks them again */
          reason: string
        }
    NewWebhook: {
      /** @description Where messages are posted: https, at a public address */
      url: string
      /** @description What people call it; the host when absent */
      name?: string
      /** @description What it is told of; everything when absent */
      events?: (
        | 'ticket.routed'
        | 'ticket.rerouted'
        | 'ticket.held'
        | 'decision.overridden'
        | 'shadow.discrepancy'
        | 'alert.drift'
      )[]
      /** @description `whsec_` and base64 of 24–64 bytes; made up when absent */
      secret?: string
    }
    WebhookSecretChange: {
      /** @description `whsec_` and base64 of 24–64 bytes; made up when absent */
      secret?: string
      /** @description For how long the former one signs as well; 24 when absent, 0: not at all */
      overlap_hours?: number
    }
    Webhook: {
      id: string
      url: string
      name: string
      events: string[]
      /** @enum {string} */
      state: 'working' | 'failing' | 'disabled'
      /**
       * Format: date-time
       * @description Until when messages are signed by the secret before the present one, too
       */
      former_secret_until?: string
      /**
       * Format: date-time
       * @description Since when it takes nothing
       */
      failing_since?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      disabled_at?: string
      disabled_because?: string
      /**
       * Format: date-time
       * @description ISO 8601, for example 2026-03-02T09:30:00Z
       */
      created_at: string
    }
    WebhookDelivery: {
      id: number
      webhook_id: string
      /** @description `webhook-id`: the same at every attempt */
      message_id: string
      type: string
      ticket_id?: string
      /**
       * Format: date-time
       * @description When it happened
       */
      at: string
      /** @enum {string} */
      state: 'waiting' | 'delivered' | 'failed'
      attempts: number
      /**
       * Format: date-time
       * @description When it is tried next
       */
      next_at?: string
      /** @description The bytes that are sent */
      payload: string
      tried: {
        /**
         * Format: date-time
         * @description ISO 8601, for example 2026-03-02T09:30:00Z
         */
        at: string
        milliseconds: number
        status?: number
        /** @description Why it counts as not delivered */
        error?: string
      }[]
    }
  }
  responses: never
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export type operations = Record<string, never>
