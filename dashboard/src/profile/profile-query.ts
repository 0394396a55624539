import { queryOptions, useQuery } from '@tanstack/react-query'
import { answerOf, api, type Schemas } from '../api/client.ts'

export type Profile = Schemas['Profile']
export type Permission = Profile['permissions'][number]

export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: () => answerOf(api.GET('/profile')),
  staleTime: 60_000,
})

/** Whether the signed-in user may do something, as the server says it. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(profileQuery)
  return (permission) => data?.permissions.includes(permission) === true
}
