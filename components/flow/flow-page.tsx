import type { ReactNode } from 'react'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { FlowBar } from './flow-bar'

type FlowPageProps = {
  title: string
  lead?: string | undefined
  above: string
  bar: { steps: readonly string[]; at: number }
  /** Somebody came back too late: said once, on the first step. */
  over?: boolean
  children: ReactNode
}

/** The frame of every step of a flow. */
export function FlowPage({ title, lead, above, bar, over = false, children }: FlowPageProps) {
  return (
    <Page width="form">
      {bar.at >= 0 && <FlowBar {...bar} />}
      <PageTitle title={title} lead={lead} above={above} />
      {over && (
        <div className="mb-6">
          <Alert tone="soon">已超过 30 分钟没有操作，为了安全，填写的内容已经删除，请重新开始。</Alert>
        </div>
      )}
      <Card as="div">{children}</Card>
    </Page>
  )
}
