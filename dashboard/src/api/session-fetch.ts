import { placeHeaders } from './place.ts'
import { accessHeaders, renewSession } from './session.ts'

/** Like `fetch`, as the signed-in user and where they work. An access token that ran out is renewed once. */
export async function sessionFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  const again = request.clone()
  const first = await fetch(signed(request))
  if (first.status !== 401 || (await renewSession()) !== 'renewed') return first
  return fetch(signed(again))
}

function signed(request: Request): Request {
  for (const [name, value] of Object.entries({ ...placeHeaders(), ...accessHeaders() })) {
    request.headers.set(name, value)
  }
  return request
}
