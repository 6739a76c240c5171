import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FlowForm } from '@/components/flow/flow-form'
import { fieldView } from '@/components/form/make-step-view'
import { Page } from '@/components/shell/page'
import { Button, ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'
import { findOwnLevel } from '@/db/queries/education'
import { requireViewer } from '@/lib/access/session'
import { isoDay } from '@/lib/clock/format'
import { now } from '@/lib/clock/now'
import { levelForm, typedWords } from '@/lib/education/form'
import { dossierPath } from '@/lib/education/rules'
import { stepOf } from '@/lib/workflow/form'
import { saveLevelAction } from '../actions'

export const metadata: Metadata = { title: '填写学历' }

export default async function LevelPage({ params }: { params: Promise<{ level: string }> }) {
  const { level: id } = await params
  const viewer = await requireViewer('person', dossierPath)
  const level = id === 'new' ? null : await findOwnLevel(viewer, id)
  if (id !== 'new' && !level) notFound()
  const step = stepOf(levelForm(isoDay(await now()).slice(0, 7), level), 'level')
  const sections = step.sections.map(({ title, fields }) => ({
    title,
    fields: Object.entries(fields).map(([name, field]) => fieldView(name, field)),
  }))
  const view = { kind: 'education', stepName: 'level', title: step.title, sections, answers: typedWords(level) }
  return (
    <Page width="form">
      <PageTitle
        title={level ? '修改学历' : '添加学历'}
        back={{ href: dossierPath, label: '完善个人信息' }}
        lead={level ? '修改后会重新核查；原来的核查结果不再有效。' : '请按毕业证书如实填写，保存后马上与学信网核查。'}
      />
      <FlowForm view={{ ...view, proof: false, sends: false, documents: {} }} action={saveLevelAction} ownButtons>
        <input type="hidden" name="which" value={id} />
        <div className="mt-2 flex gap-3">
          <ButtonLink href={dossierPath} tone="secondary" className="shrink-0">
            返回
          </ButtonLink>
          <Button className="flex-1">保存并核查</Button>
        </div>
      </FlowForm>
    </Page>
  )
}
