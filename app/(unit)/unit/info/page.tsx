import type { Metadata } from 'next'
import { Page } from '@/components/shell/page'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { PageTitle } from '@/components/ui/page-title'
import { getOwnUnit } from '@/db/queries/unit'
import { enter } from '../enter'

export const metadata: Metadata = { title: '单位信息' }

export default async function UnitInfoPage() {
  const { viewer, ask } = await enter('info')
  if (ask) return ask
  const unit = await getOwnUnit(viewer)
  return (
    <Page>
      <PageTitle title="单位信息" lead="来自单位注册时经审核的材料；有变化的，请致电咨询电话更正。" />
      <Card as="div">
        <DescriptionList
          items={[
            { term: '单位名称', detail: unit?.name ?? '' },
            { term: '信用代码', detail: unit?.code ?? '没有登记' },
            { term: '法定代表人', detail: unit?.legalRepresentative ?? '没有登记' },
            { term: '单位管理员', detail: unit?.manager ?? '没有' },
          ]}
        />
      </Card>
    </Page>
  )
}
