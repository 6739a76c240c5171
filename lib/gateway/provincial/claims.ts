import { z } from 'zod'
import { type IdKind, idKinds } from '@/lib/account/id-kinds'
import { readIdNumber } from '@/lib/text/id-number'
import { normaliseMobile } from '@/lib/text/mobile'
import { normaliseName } from '@/lib/text/name'
import type { Identity } from './port'

const text = z.string().max(200)
const claimsSchema = z.object({
  user_type: z.enum(['person', 'legal']),
  name: text,
  id_kind: z.enum(Object.keys(idKinds) as [IdKind, ...IdKind[]]),
  id_number: text,
  gender: z.enum(['male', 'female']).optional().catch(undefined),
  birthdate: z.iso.date().optional().catch(undefined),
  phone_number: text.optional().catch(undefined),
  organization_code: text.optional(),
})

/** The claims of the contract (port.ts) as an identity, tidied as registration does; null: one is missing, or contradicts itself, as an ID number with a wrong check digit does. */
export function identityOf(claims: unknown): Identity | null {
  const parsed = claimsSchema.safeParse(claims)
  if (!parsed.success) return null
  const { user_type: type, id_kind: idKind, gender, birthdate, phone_number: phone, organization_code: code } = parsed.data
  const name = normaliseName(parsed.data.name)
  const read = idKind === 'residentId' ? readIdNumber(parsed.data.id_number) : null
  const idNumber = read?.number ?? tidy(parsed.data.id_number)
  if (!name || idNumber === '' || (idKind === 'residentId' && !read)) return null
  const citizen = {
    name,
    idKind,
    idNumber,
    sex: read?.sex ?? (gender ? (gender === 'male' ? ('男' as const) : ('女' as const)) : null),
    birthDate: read?.birthDate ?? birthdate ?? null,
    mobile: phone === undefined ? null : normaliseMobile(phone),
  }
  if (type === 'person') return { type, citizen }
  return code ? { type, citizen, unitCode: tidy(code) } : null
}

function tidy(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}
