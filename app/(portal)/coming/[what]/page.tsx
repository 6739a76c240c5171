import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/shell/page'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page-title'
import { features } from './features'

type Props = { params: Promise<{ what: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: featureOf((await params).what)?.title ?? '没有找到这个页面' }
}

export default async function ComingPage({ params }: Props) {
  const feature = featureOf((await params).what)
  if (!feature) notFound()
  return (
    <Page width="form">
      <PageTitle title={feature.title} lead={feature.will} above="还没有开放" />
      <Card title="现在可以怎么办">
        <ul className="list-disc space-y-1 pl-5">
          {feature.meanwhile.map((words) => (
            <li key={words}>{words}</li>
          ))}
          <li>
            咨询电话{' '}
            <a className="link" href="tel:0755-88100099">
              0755-88100099
            </a>
            ，电子邮箱{' '}
            <a className="link" href="mailto:ksykwb@hrss.sz.gov.cn">
              ksykwb@hrss.sz.gov.cn
            </a>
            。
          </li>
        </ul>
      </Card>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/exams/current">看当前考试</ButtonLink>
        <ButtonLink href="/" tone="secondary">
          回到首页
        </ButtonLink>
      </div>
    </Page>
  )
}

function featureOf(what: string) {
  return Object.hasOwn(features, what) ? features[what] : undefined
}
