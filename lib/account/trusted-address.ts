import { isIP } from 'node:net'

/**
 * The address a request comes from: what the proxy before us wrote last into x-forwarded-for, once the settings say that there is one.
 * Null without such a proxy: the header is then whatever the sender likes, and a limit by it would lock out everyone or no one.
 */
export function trustedAddress(forwardedFor: string | null, proxyInFront: boolean): string | null {
  const last = proxyInFront ? forwardedFor?.split(',').at(-1)?.trim() : undefined
  const bare = last?.replace(/^\[(.+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
  return bare && isIP(bare) ? bare : null
}

/** What to count an address under: one subscriber has 2⁶⁴ IPv6 addresses, so their common first half. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const rest = tail ? tail.split(':') : []
  const filled = tail === undefined ? groups : [...groups, ...Array<string>(8 - groups.length - rest.length).fill('0'), ...rest]
  return filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
