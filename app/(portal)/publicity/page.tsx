import type { Metadata } from 'next'
import { OutcomeForm } from '@/components/publicity/outcome-form'
import { PublicityLinks } from '@/components/publicity/publicity-links'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { now } from '@/lib/clock/now'
import { readPublicities } from '@/lib/publicity/read-public'
import { readOutcomeAction } from './actions'

export const metadata: Metadata = { title: '公示' }

/** 公示: what is shown now, and what has ended (O-01, O-03). */
export default async function PublicitiesPage() {
  const { running, over } = await readPublicities(await now())
  return (
    <Page>
      <PageTitle title="公示" lead="成绩合格人员的名单，在公示期间任何人都可以查看；发现名单中有人不符合报考条件的，可以举报。" />
      <h2 className="mb-3 font-bold font-song text-xl">正在公示</h2>
      {running.length > 0 ? (
        <PublicityLinks publicities={running} isOver={false} />
      ) : (
        <Empty title="现在没有公示">成绩公布以后，合格人员名单会在这里公示。</Empty>
      )}
      {over.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 font-bold font-song text-xl">已经结束</h2>
          <PublicityLinks publicities={over} isOver />
        </>
      )}
      <div id="outcome" className="mt-8">
        <Card title="查询举报结果">
          <OutcomeForm action={readOutcomeAction} />
        </Card>
      </div>
    </Page>
  )
}
