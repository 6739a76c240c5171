import type { Metadata } from 'next'
import { LevelCard } from '@/components/education/level-card'
import { PhotoField } from '@/components/form/photo-field'
import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { PageTitle } from '@/components/ui/page-title'
import { findPersonPhoto } from '@/db/queries/person-photo'
import { requireViewer } from '@/lib/access/session'
import { dossierPhotoRules } from '@/lib/education/person-photo'
import { educationFor } from '@/lib/education/read-levels'
import { dossierPath } from '@/lib/education/rules'
import { materialSrc } from '@/lib/material/rules'
import { photoRefusalSentence } from '@/lib/photo/refusals'
import { describePhotoRules } from '@/lib/photo/rules'
import { attachProofAction, removeLevelAction, setPersonPhotoAction } from './actions'

export const metadata: Metadata = { title: '完善个人信息' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const news: Record<string, string> = {
  saved: '学历已保存。需要核查的，一般 24 小时内有结果，到时用站内消息告诉您。',
  removed: '学历已删除。',
  attached: '证明材料已上传。',
}

export default async function DossierPage({ searchParams }: Props) {
  const viewer = await requireViewer('person', dossierPath)
  const [asked, photo] = await Promise.all([searchParams, findPersonPhoto(viewer)])
  const levels = await educationFor(viewer.personId ?? '')
  const told = Object.keys(news).find((name) => asked[name] !== undefined)
  const refusal = typeof asked.photo === 'string' ? photoRefusalSentence(asked.photo) : undefined
  return (
    <Page>
      <PageTitle
        title="完善个人信息"
        lead="照片和学历填一次，以后报名自动带出。学历要与学信网核查，原则上需要 24 小时，请在报名前提前填好。"
      />
      <div className="grid gap-5">
        {told && (
          <Alert tone="done" live>
            {news[told]}
          </Alert>
        )}
        <Card title="学历学位">
          <p className="mb-4 text-ink-2">大专以上的每一级学历都请填写，一级一条，按毕业证书填。</p>
          {levels.length === 0 && <Empty title="还没有填写学历">从最高学历填起。填好以后马上开始核查。</Empty>}
          <p className="mt-4">
            <ButtonLink href={`${dossierPath}/new`}>添加学历</ButtonLink>
          </p>
        </Card>
        {levels.map((level) => (
          <LevelCard key={level.id} level={level} attach={attachProofAction} remove={removeLevelAction} />
        ))}
        <Card title="照片">
          <PhotoField
            action={setPersonPhotoAction}
            rules={dossierPhotoRules}
            hint={`${describePhotoRules(dossierPhotoRules)}将用于准考证、考场座次表、证书，请慎重选用。`}
            current={photo ? { src: materialSrc(photo.materialId) } : undefined}
            error={refusal}
            phone="0755-88100099"
          />
        </Card>
      </div>
    </Page>
  )
}
