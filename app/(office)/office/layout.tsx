import type { ReactNode } from 'react'
import { hasRole, messageScopes } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { staffRoles } from '@/lib/access/viewer'

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer('staff')
  const seesExams = hasRole(viewer, 'examOfficer') || hasRole(viewer, 'auditor')
  const seesCertificates = hasRole(viewer, 'certificateOfficer') || hasRole(viewer, 'auditor')
  const roles = [...new Set(viewer.roles.map(({ role }) => staffRoles[role]))].join('、')
  return (
    <>
      <div className="border-line border-b bg-sunk print:hidden">
        <nav aria-label="业务后台" className="mx-auto flex max-w-[64rem] flex-wrap items-center gap-x-5 px-4 text-[0.9375rem]">
          <a href="/office" className="link inline-flex min-h-11 items-center font-bold">
            业务后台
          </a>
          <a href="/office/queue" className="link inline-flex min-h-11 items-center">
            待办
          </a>
          {seesExams && (
            <a href="/office/exams" className="link inline-flex min-h-11 items-center">
              考试
            </a>
          )}
          {seesExams && (
            <a href="/office/dishonesty" className="link inline-flex min-h-11 items-center">
              诚信档案
            </a>
          )}
          {seesCertificates && (
            <a href="/office/certificates" className="link inline-flex min-h-11 items-center">
              证书
            </a>
          )}
          {messageScopes(viewer) !== null && (
            <a href="/office/messages" className="link inline-flex min-h-11 items-center">
              消息
            </a>
          )}
          {hasRole(viewer, 'administrator') && (
            <a href="/office/staff" className="link inline-flex min-h-11 items-center">
              工作人员
            </a>
          )}
          {hasRole(viewer, 'auditor') && (
            <a href="/office/audit" className="link inline-flex min-h-11 items-center">
              审计
            </a>
          )}
          <a href="/profile/authenticator" className="link ml-auto inline-flex min-h-11 items-center">
            {viewer.name}（{roles || '没有角色'}）
          </a>
        </nav>
      </div>
      {children}
    </>
  )
}
