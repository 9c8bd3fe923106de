import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { forgetKey } from '../client/key.ts'
import type { Me } from '../client/shapes.ts'
import { nowIs } from './use-me.ts'

/** Carries a way of signing in out; whoever comes in by it sees the console at once. */
export function useSignIn<Wish>(
  enter: (wish: Wish) => Promise<Me>,
  onIn?: (me: Me) => void,
): UseMutationResult<Me, Error, Wish> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: enter,
    onSuccess: (me) => {
      // A key of this tab would win over the session.
      forgetKey()
      nowIs(client, me)
      onIn?.(me)
    },
  })
}
