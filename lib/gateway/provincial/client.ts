import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'

/** Who we are to the provincial platform: OIDC_CLIENT_ID and OIDC_CLIENT_SECRET; in the demo a secret derived from ZHUNKAO_SECRET. */
export function provincialClient(): { id: string; secret: string; redirectUri: string } {
  const { publicUrl, oidcClientId: id = 'zhunkao-demo', oidcClientSecret } = settings()
  const secret = oidcClientSecret ?? derivedKey('oidc-client').toString('base64url')
  return { id, secret, redirectUri: `${publicUrl}/api/provincial` }
}
