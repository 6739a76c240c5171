import type { Metadata } from 'next'
import { EligibilityForm } from '@/components/exam/eligibility-form'
import { fieldView } from '@/components/form/make-step-view'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { readEligibilityStep } from '@/lib/exam/conditions/read-eligibility'
import { eligibilityAction } from './actions'

export const metadata: Metadata = { title: '我能报什么' }

export default async function EligibilityPage() {
  const { sections } = await readEligibilityStep()
  const drawn = sections.map(({ title, fields }) => ({
    title,
    fields: Object.entries(fields).map(([name, field]) => fieldView(name, field)),
  }))
  return (
    <Page>
      <PageTitle
        title="我能报什么"
        lead="填写学历、工作和证书，看看符合哪些考试、哪些级别的报考条件，依据是哪一条；还不符合的，最早什么时候符合。不用登录，填写的内容不会保存。"
        back={{ href: '/exams/current', label: '当前考试' }}
      />
      <EligibilityForm sections={drawn} action={eligibilityAction} />
    </Page>
  )
}
