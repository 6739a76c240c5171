import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SettingsForm } from '@/components/office/settings-form'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { getOverseenExam } from '@/db/queries/exam-office'
import { hasRole } from '@/lib/access/policy'
import { requireViewer } from '@/lib/access/session'
import { now } from '@/lib/clock/now'
import { hasOpened } from '@/lib/exam/config/change-exam'
import { partNamed } from '@/lib/exam/config/parts'
import { changeExamAction } from '../actions'

type Props = { params: Promise<{ id: string; part: string }> }

export const metadata: Metadata = { title: '修改考试设置' }

export default async function ExamPartPage({ params }: Props) {
  const [viewer, { id, part: name }] = [await requireViewer('staff'), await params]
  const part = partNamed(name)
  const frame = part && hasRole(viewer, 'examOfficer', id) ? await getOverseenExam(viewer, id) : null
  if (!part || !frame) notFound()
  return (
    <Page width="form">
      <PageTitle
        title={part.title}
        above={`${frame.session.title} · ${frame.session.year} 年度`}
        back={{ href: `/office/exams/${id}/settings`, label: '考试设置' }}
        lead={part.lead}
        aside={
          part.beside && (
            <ButtonLink href={`/office/exams/${id}/${part.beside.path}`} tone="secondary">
              {part.beside.label}
            </ButtonLink>
          )
        }
      />
      <SettingsForm
        key={frame.session.version}
        session={id}
        part={name}
        version={frame.session.version}
        fields={part.fields(frame)}
        typed={part.show(frame)}
        needsReason={hasOpened(frame, await now())}
        action={changeExamAction}
      />
    </Page>
  )
}
