import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { safePath } from '@/lib/account/safe-path'
import { notes } from './notes'

export const metadata: Metadata = { title: '省政务服务网认证入口' }

type Props = { params: Promise<{ what: string }>; searchParams: Promise<{ back?: string | string[] }> }

export default async function ProvincialNotePage({ params, searchParams }: Props) {
  const { what } = await params
  const note = Object.hasOwn(notes, what) ? notes[what] : undefined
  if (!note) notFound()
  const back = safePath((await searchParams).back)
  return (
    <Page width="form">
      <PageTitle title={note.title} lead={note.lead} above="省政务服务网认证入口" />
      <Card title="现在怎么办">
        <ol className="list-decimal space-y-1 pl-5">
          {note.steps.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ol>
      </Card>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href={note.onwards ? back : '/login?as=unit'}>{note.onwards ? '继续' : '回到登录页'}</ButtonLink>
        {note.also && (
          <ButtonLink href={note.also.href} tone="secondary">
            {note.also.label}
          </ButtonLink>
        )}
      </div>
    </Page>
  )
}
