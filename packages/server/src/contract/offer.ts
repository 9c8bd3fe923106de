import { z } from 'zod'
import { idSchema } from './wire.ts'

/** What somebody says to an offer. */
export const offerAnswerSchema = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('accept'), agent: idSchema.describe('Who was asked') }),
    z.strictObject({
      answer: z.literal('reject'),
      agent: idSchema.describe('Who was asked'),
      reason: z.string().min(1).max(2000).describe('Kept on the ticket; nothing automatic asks them again'),
    }),
  ])
  .meta({ id: 'OfferAnswer' })
export type OfferAnswer = z.infer<typeof offerAnswerSchema>
