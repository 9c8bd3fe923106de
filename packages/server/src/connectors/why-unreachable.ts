/** What the codes of Node's `fetch` say of connections that were never made. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'its name cannot be looked up at the moment',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
  UND_ERR_CONNECT_TIMEOUT: 'it does not take connections',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks http there, not https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it speaks http there, not https',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; is the clock right?',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  ...Object.fromEntries(
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ].map((code) => [
      code,
      'its certificate is signed by nobody whom this machine trusts; NODE_EXTRA_CA_CERTS names a file with one more to trust',
    ]),
  ),
}

/** Why a connection was never made, so that nothing can have been done; undefined where something may have been sent. */
export function whyUnreachable(error: unknown): string | undefined {
  const code = ((error as { cause?: { code?: string } }).cause ?? {}).code
  return code !== undefined && Object.hasOwn(reasons, code) ? reasons[code] : undefined
}
