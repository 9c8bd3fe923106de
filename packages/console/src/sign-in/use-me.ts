import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import { asFailure } from '../client/failure.ts'
import { forgetKey } from '../client/key.ts'
import type { Me } from '../client/shapes.ts'

const place = ['me']

/** Who is signed in; null where nobody is. */
export function useMe(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: place,
    queryFn: async () => {
      try {
        return await answered(api.GET('/v1/me'))
      } catch (error) {
        if (asFailure(error).status !== 401) throw error
        forgetKey()
        return null
      }
    },
    staleTime: 60_000,
    refetchOnWindowFocus: 'always',
  })
}

/** What whoever is signed in may do. Nothing while it is not known. */
export function useMay(): { readonly write: boolean; readonly admin: boolean } {
  const scope = useMe().data?.scope
  return { write: scope === 'write' || scope === 'admin', admin: scope === 'admin' }
}

/** Somebody has come in: what was fetched for whoever was there before is gone. */
export function nowIs(client: QueryClient, me: Me): void {
  client.setQueryData(place, me)
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== place[0] })
}

/** Nobody is signed in any more. */
export function nowNobody(client: QueryClient): void {
  forgetKey()
  if (client.getQueryData(place) !== null) client.setQueryData(place, null)
}
