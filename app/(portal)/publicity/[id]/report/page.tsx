import type { Metadata } from 'next'
import { ReportForm } from '@/components/publicity/report-form'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { concernForm } from '@/lib/publicity/concern/form'
import { listedAs } from '@/lib/publicity/listed-as'
import { readReported } from '@/lib/publicity/read-public'
import { type Field, fieldsOf, stepOf } from '@/lib/workflow/form'
import { reportConcernAction } from './actions'

export const metadata: Metadata = { title: '举报', robots: { index: false } }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

// Words only: the schemas of the form stay on the server.
const { reason, contact } = fieldsOf(stepOf(concernForm, 'report'))
const words = { reason: wordsOf(reason), contact: wordsOf(contact) }

/** 举报 of one who stands in a running 公示 (E-36). */
export default async function ReportPage({ params, searchParams }: Props) {
  const [{ id }, { entry }] = [await params, await searchParams]
  const person = await readReported(id, typeof entry === 'string' ? entry : undefined)
  const back = { href: `/publicity/${encodeURIComponent(id)}`, label: '公示名单' }
  return (
    <Page width="form">
      <PageTitle title="举报" back={back} />
      {!person || person.isWithdrawn ? (
        <Empty
          title={person ? '这个人已从名单撤下' : '没有找到这个人'}
          action={<ButtonLink href={back.href}>回到公示名单</ButtonLink>}
        >
          {person ? '不用再举报。' : '公示可能已经结束或者撤回。举报请从公示名单里点这个人后面的“举报”进入。'}
        </Empty>
      ) : (
        <>
          <p className="mb-5">
            被举报人：<strong>{person.name}</strong>，名单第 {person.ordinal} 名，{listedAs(person)}，证件号码 {person.idNumber}
            。请确认是这个人，并如实反映；被举报人不会知道是谁举报的。
          </p>
          <ReportForm entryId={person.id} words={words} action={reportConcernAction} />
        </>
      )}
    </Page>
  )
}

function wordsOf(field: Field | undefined): { label: string; hint?: string } {
  return { label: field?.label ?? '', ...(field?.hint ? { hint: field.hint } : {}) }
}
