import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { api, answered } from '../client/api.ts'
import type { User } from '../client/shapes.ts'

const place = ['users']

/** A link that signs somebody in once, to be sent to them. */
export interface Letter {
  readonly user: User
  readonly token: string
}

/** Who may sign in. */
export function useUsers(): UseQueryResult<readonly User[]> {
  return useQuery({ queryKey: place, queryFn: async () => (await answered(api.GET('/v1/users'))).items })
}

/** Something done about who may sign in; afterwards the list is fetched anew, and one's own account with it. */
export function useUserAct<Wish, Answer>(
  act: (wish: Wish) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Wish> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => onDone?.(answer),
    onSettled: () => Promise.all([place, ['me']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}
