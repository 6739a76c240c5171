import { listByIdNumber, readsRegistry } from '@/db/queries/dishonesty'
import { hasRole } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import { cleanText } from '@/lib/workflow/clean-text'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { idNumberHashOf } from './id-number-hash'

/** What the registry is narrowed to: the person of an ID number, or a name's beginning; refuses where nobody has that number (O-23). */
export async function findInRegistry(
  viewer: Viewer,
  typed: string,
): Promise<{ ok: true; filter: Record<string, string> } | Refused> {
  if (!readsRegistry(viewer)) return refuse('not_found', '没有找到这一页。')
  const asked = cleanText(typed).trim().slice(0, 50)
  if (asked === '') return { ok: true, filter: {} }
  if (!/\d/.test(asked)) return { ok: true, filter: { name: asked } }
  if (!hasRole(viewer, 'examOfficer')) return refuse('not_allowed', '按证件号码查找由考务人员办理，请用姓名查找。')
  const [person] = await listByIdNumber(viewer, idNumberHashOf(asked))
  return person
    ? { ok: true, filter: { person: person.id } }
    : refuse('not_found', '没有找到这个证件号码的注册用户，请核对证件号码。')
}
