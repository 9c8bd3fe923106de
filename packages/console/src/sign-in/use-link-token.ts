import { useLocation } from '@tanstack/react-router'

/** The token of a link that was printed or sent: `#token=…`, so that it never leaves the browser by the address. */
export function useLinkToken(): string {
  const hash = useLocation({ select: (location) => location.hash })
  return new URLSearchParams(hash).get('token') ?? ''
}
