import { type IdKind, idKinds } from '@/lib/account/id-kinds'
import { checkIdNumber, checkName } from '@/lib/account/identity'
import { keyedHash, seal } from '@/lib/crypto/sealed'

export type TypedIdentity = { name: string; idKind: string; idNumber: string }
type Identity = { name: string; idKind: IdKind; idNumberSealed: string; idNumberHash: string }

/** Who a handler is, from what was typed, by the rules of registration, or what is wrong. */
export function readIdentity(typed: TypedIdentity): { ok: true; identity: Identity } | { ok: false; message: string } {
  const name = checkName(typed.name)
  if (!name.ok) return name
  const { idKind } = typed
  if (!isIdKind(idKind)) return { ok: false, message: '请选择证件类型' }
  const checked = checkIdNumber(idKind, typed.idNumber)
  if (!checked.ok) return checked
  const [idNumberSealed, idNumberHash] = [seal(checked.number, 'id-number'), keyedHash(checked.number, 'id-number')]
  return { ok: true, identity: { name: name.name, idKind, idNumberSealed, idNumberHash } }
}

function isIdKind(kind: string): kind is IdKind {
  return Object.hasOwn(idKinds, kind)
}
