import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { PageTitle } from '@/components/ui/page-title'

/** The page of an unexpected error: what is safe, what to do, and the number by which the office finds it. */
export function Breakdown({ reference, retry }: { reference: string | null; retry?: ReactNode }) {
  return (
    <div className="mx-auto max-w-2xl px-4 py-12 sm:px-6">
      <PageTitle title="系统出了点问题" lead="不是您的操作有误。已经保存的内容都还在，请稍后再试一次。" />
      {reference && (
        <p className="mb-6 rounded-xl border border-line bg-card px-5 py-4">
          <span className="block text-ink-3 text-sm">参考编号</span>
          <strong className="select-all font-bold text-xl">{reference}</strong>
          <span className="mt-1 block text-ink-2 text-sm">
            如果一再出现，请致电{' '}
            <a className="link" href="tel:0755-88100099">
              0755-88100099
            </a>
            ，并告知这个编号。
          </span>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {retry}
        <ButtonLink href="/" tone="secondary">
          回到首页
        </ButtonLink>
      </div>
    </div>
  )
}

/** The number that the server's log has too; only errors from the server carry one. */
export function referenceOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null
}
