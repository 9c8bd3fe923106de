/**
 * What every answer tells browsers, unless its route says otherwise: it is data and no page, of the type that it says, for nobody
 * else's pages, and kept nowhere (OWASP, REST Security and HTTP Headers cheat sheets). The console's page has its own policy.
 */
export const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const
