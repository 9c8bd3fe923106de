import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { PointsmanError } from '@pointsman/core'

/** Where webhooks may be sent. */
export interface AddressRules {
  /** Why nothing is sent to an address; undefined where it may be. */
  refusal(address: string): string | undefined
  /** Whether an address is one of those that are allowed although they are not public. */
  isAllowedPrivate(address: string): boolean
}

/**
 * Networks that are not the public internet (IANA special-purpose registries for IPv4 and IPv6, 2025): a webhook sent there
 * would let whoever may register one talk to what only this machine can reach, such as a cloud's metadata service.
 */
const privateNetworks = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...[
    '224.0.0.0/4',
    '240.0.0.0/4',
    '::/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
  ],
  ...['2002::/16', '3fff::/20', '5f00::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
] as const

const closed = blockList(privateNetworks)

/** Public addresses, and those networks besides: `10.0.0.0/8`, `127.0.0.1`. Throws `usage` for what is no network. */
export function addressRules(allowed: readonly string[]): AddressRules {
  const open = blockList(allowed)
  const isAllowedPrivate = (address: string): boolean => holds(open, address)
  return {
    isAllowedPrivate,
    refusal: (address) => {
      if (isIP(address) === 0) return `${address} is no address`
      if (!holds(closed, address) || isAllowedPrivate(address)) return undefined
      return `${address} is not a public address, and POINTSMAN_WEBHOOK_NETWORKS does not allow it`
    },
  }
}

/** The networks in a list by comma; undefined where one is none. */
export function parseNetworks(text: string): readonly string[] | undefined {
  const networks = text.split(',').map((one) => one.trim())
  return networks.every((one) => partsOf(one) !== undefined) ? networks : undefined
}

/**
 * Resolves names for `http.request`, which connects to the address that is answered here and asks nobody again: so a name
 * cannot be a public address while it is looked at and a private one when it is used.
 */
export function guardedLookup(rules: AddressRules): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0)
      const good = found.filter(({ address }) => rules.refusal(address) === undefined)
      const [first] = good
      // One bad address among good ones is as suspect as a bad one alone.
      if (first === undefined || good.length < found.length) {
        const why = found.map(({ address }) => rules.refusal(address)).find((one) => one !== undefined)
        return callback(new RefusedAddress(`${hostname}: ${why ?? 'has no address'}`), '', 0)
      }
      if (options.all === true) return callback(null, good)
      return callback(null, first.address, first.family)
    })
  }
}

/** Nothing was sent, because of where it would have gone. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const parts = partsOf(network)
    if (parts === undefined) {
      throw new PointsmanError(
        'usage',
        `"${network}" is no network; expected such as 10.0.0.0/8, 127.0.0.1 or fd00::/8.`,
      )
    }
    list.addSubnet(parts.address, parts.bits, parts.family)
  }
  return list
}

function holds(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function partsOf(network: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [address = '', bits, ...more] = network.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return undefined
  const most = version === 6 ? 128 : 32
  const size = bits === undefined ? most : Number(bits)
  return size > most ? undefined : { address, bits: size, family: version === 6 ? 'ipv6' : 'ipv4' }
}
