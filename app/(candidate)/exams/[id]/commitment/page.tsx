import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { getExamFrame } from '@/db/queries/exam'
import { letterOfCommitment, noticeOfCommitment } from '@/lib/exam/letters'

export const metadata: Metadata = { title: '证明事项告知承诺制' }

/** 告知事项 and the letter that will be signed, for everybody and before registration opens (E-12). */
export default async function CommitmentPage({ params }: { params: Promise<{ id: string }> }) {
  const frame = await getExamFrame((await params).id)
  const notice = frame && noticeOfCommitment(frame)
  if (!frame || !notice) notFound()
  const { session } = frame
  const parts = [notice, letterOfCommitment(frame)].filter((one) => one !== null)
  return (
    <Page width="form">
      <PageTitle
        title="证明事项告知承诺制"
        lead={session.title}
        back={{ href: `/exams/${session.id}`, label: session.shortTitle }}
      />
      <div className="grid gap-5">
        {parts.map(({ id, title, paragraphs }) => (
          <Card key={id} title={title}>
            {paragraphs.map((paragraph) => (
              <p key={paragraph} className="mb-3 last:mb-0">
                {paragraph}
              </p>
            ))}
          </Card>
        ))}
      </div>
    </Page>
  )
}
