import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { SubmitButton } from '@/components/ui/submit-button'
import { requireViewer } from '@/lib/access/session'
import { type OfferedSubject, readSubjects } from '@/lib/service/read-subjects'
import { serviceOf } from '@/lib/service/services'
import { openRequestAction } from '../../actions'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: serviceOf((await params).service)?.apply ?? '没有找到这个页面' }
}

/** What the request is about is chosen first; what cannot be asked for says why. */
export default async function NewRequestPage({ params }: Props) {
  const kind = (await params).service
  const service = serviceOf(kind)
  if (!service?.apply) notFound()
  const { apply } = service
  const subjects = await readSubjects(await requireViewer('person'), kind)
  return (
    <Page width="form">
      <PageTitle title={apply} lead={`请选择${service.about}。`} back={{ href: `/services/${kind}`, label: service.title }} />
      {subjects.length === 0 && (
        <Empty title={`没有可以选择的${service.about}`} action={<ButtonLink href="/exams/mine">去我的考试</ButtonLink>}>
          您名下有{service.about}时，会列在这里。
        </Empty>
      )}
      <ul className="flex flex-col gap-4">
        {subjects.map((subject) => (
          <li key={subject.aboutId} className="rounded-xl border border-line bg-card p-5">
            <h2 className="font-bold font-song text-lg">{subject.label}</h2>
            <p className="text-ink-3">{subject.detail}</p>
            <div className="mt-4">
              <Choose kind={kind} apply={apply} subject={subject} />
            </div>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Choose({ kind, apply, subject }: { kind: string; apply: string; subject: OfferedSubject }) {
  const { aboutId, objections, existingId, detail } = subject
  if (existingId) {
    return (
      <ButtonLink href={`/services/${kind}/${existingId}`} tone="secondary">
        查看已有的申请<span className="sr-only">：{detail}</span>
      </ButtonLink>
    )
  }
  if (objections.length > 0) return <p className="text-ink-2">{objections.map((one) => one.message).join('；')}</p>
  return (
    <ActionForm action={openRequestAction}>
      <input type="hidden" name="service" value={kind} />
      <input type="hidden" name="about" value={aboutId} />
      <SubmitButton pendingLabel="正在打开…">
        {apply}
        <span className="sr-only">：{detail}</span>
      </SubmitButton>
    </ActionForm>
  )
}
