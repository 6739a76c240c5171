import type { Viewer } from '@/lib/access/viewer'
import { openCase } from '@/lib/workflow/open-case'
import { type Refused, refuse } from '@/lib/workflow/refusal'
import { businessOf } from '@/lib/workflow/registry'
import { serviceOf } from './services'

/** Opens a request of a service about one of the viewer's own things, or finds the one that is open (S-01). Refuses as the machine does. */
export async function openRequest(
  viewer: Viewer,
  kind: string,
  aboutId: string,
  since: number,
): Promise<{ ok: true; id: string } | Refused> {
  const subjects = serviceOf(kind) ? await businessOf(kind).subjects?.(viewer) : undefined
  const subject = subjects?.find((one) => one.aboutId === aboutId)
  if (!subject) return refuse('not_found', '没有找到要申请的内容，请重新选择。')
  const { scope, parentId } = subject
  return openCase(viewer, { kind, aboutId, scope, parentId, applicantId: viewer.personId }, since)
}
