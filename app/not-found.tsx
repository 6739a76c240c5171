import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'

export const metadata: Metadata = { title: '没有找到这个页面' }

export default function NotFound() {
  return (
    <div className="mx-auto max-w-2xl px-4 py-12 sm:px-6">
      <PageTitle title="没有找到这个页面" lead="地址可能写错了，或者这项内容已经不在，或者不属于您现在登录的账号。" />
      <ul className="mb-8 list-disc space-y-1 pl-6 text-ink-2">
        <li>如果地址是手工输入的，请检查有没有输错。</li>
        <li>如果在找自己的报名，请登录后到“我的考试”查看。</li>
        <li>
          仍然找不到，请致电{' '}
          <a className="link" href="tel:0755-88100099">
            0755-88100099
          </a>
          。
        </li>
      </ul>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/">回到首页</ButtonLink>
        <ButtonLink href="/exams/mine" tone="secondary">
          我的考试
        </ButtonLink>
      </div>
    </div>
  )
}
