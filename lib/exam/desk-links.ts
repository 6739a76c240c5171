import type { CaseHead } from '@/db/queries/case'
import { relationsTo } from '@/lib/access/policy'
import type { Viewer } from '@/lib/access/viewer'
import type { DeskLink } from '@/lib/workflow/business'
import { mayReplacePhoto } from './may-replace-photo'
import { voidingMove } from './voiding/rules'

/** Where an exam officer goes from a registration: 更换照片 while papers are still printed with it (E-03), 无效处理 while it may become void, 诚信档案 once it is (E-37, O-23). */
export function registrationDeskLinks(viewer: Viewer, head: CaseHead, at: Date): DeskLink[] {
  if (!relationsTo(viewer, head).has('examOfficer')) return []
  const move = voidingMove(head, at)
  const photo = { label: '更换照片', href: `/office/cases/${head.id}/photo` }
  if (move) {
    const label = move === 'void' ? '作报名无效处理' : '作成绩无效处理'
    return [...(mayReplacePhoto(head, at) ? [photo] : []), { label, href: `/office/cases/${head.id}/void` }]
  }
  const isVoid = head.state === 'voided' || head.state === 'annulled'
  return isVoid ? [{ label: '记入诚信档案', href: `/office/dishonesty/new?case=${head.id}` }] : []
}
