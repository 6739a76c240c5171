import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { ownAddress } from '../own-address'

/** Where the face check answers: FACE_URL, else the sandbox's simulator; null where there is neither. */
export function faceAddress(): string | null {
  const { faceUrl, sandbox } = settings()
  return faceUrl ?? (sandbox ? `${ownAddress()}/api/sandbox/gateway/face` : null)
}

/** FACE_SECRET, or in the demo one derived from ZHUNKAO_SECRET. */
export function faceSecret(): Buffer {
  const { faceSecret: shared } = settings()
  return shared ? Buffer.from(shared) : derivedKey('face-service')
}
