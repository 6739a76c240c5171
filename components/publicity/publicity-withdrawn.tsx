import { Alert } from '@/components/ui/alert'
import { exact, fullDay } from '@/lib/clock/format'

/** What is left of a 公示 that was withdrawn: that it was there, and until when. Names nobody and no reason (E-36). */
export function PublicityWithdrawn({
  publicity: { startsAt, withdrawnAt },
}: {
  publicity: { startsAt: Date; withdrawnAt: Date | null }
}) {
  return (
    <Alert tone="info" title="公示已撤回">
      这次公示从{fullDay(startsAt)}开始，已于 {withdrawnAt && exact(withdrawnAt)}{' '}
      撤回，名单作废，不再显示；重新公示的，会在这里重新公布。
      <p className="mt-1">已经提交的举报照常核查，可以用回执编号查询结果。</p>
    </Alert>
  )
}
