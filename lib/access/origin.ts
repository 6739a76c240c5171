import { headers } from 'next/headers'
import { trustedAddress } from '@/lib/account/trusted-address'
import { settings } from '@/lib/config/settings'

export type Origin = { address: string; device: string }

/** Where a request came from. The address is told by the proxy in front, and believed only where one is declared. */
export async function requestOrigin(): Promise<Origin> {
  const all = await headers()
  const address = trustedAddress(all.get('x-forwarded-for'), settings().tlsTerminated) ?? ''
  return { address, device: (all.get('user-agent') ?? '').slice(0, 200) }
}
