import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LookUpForm } from '@/components/certificate/look-up-form'
import { Page } from '@/components/shell/page'
import { PageTitle } from '@/components/ui/page-title'
import { listCertifyingExams } from '@/db/queries/certificate'
import { lookUpAction } from '../actions'

export const metadata: Metadata = { title: '证书查询' }

type Props = { params: Promise<{ exam: string }> }

export default async function LookUpPage({ params }: Props) {
  const { exam } = await params
  const chosen = (await listCertifyingExams()).find((one) => one.exam === exam)
  if (!chosen) notFound()
  return (
    <Page width="form">
      <PageTitle
        title="证书查询"
        above={chosen.shortTitle}
        lead="三项都要填写，并与证书上的一致。"
        back={{ href: '/certificates', label: '选择考试' }}
      />
      <LookUpForm exam={exam} action={lookUpAction} />
    </Page>
  )
}
