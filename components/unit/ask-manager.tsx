import { Page } from '@/components/shell/page'
import { Alert } from '@/components/ui/alert'
import { PageTitle } from '@/components/ui/page-title'
import { dayAndMinute } from '@/lib/clock/format'

type Props = {
  unit: { name: string; manager: string | null } | null
  isMandateOver: boolean
  /** What the reader handed over or took over: those stay readable. */
  handovers: readonly { id: string; at: Date }[]
}

/** Instead of a page that was not granted: whom to ask (A-32, B-13). */
export function AskManager({ unit, isMandateOver, handovers }: Props) {
  const manager = unit?.manager ? `单位管理员${unit.manager}` : '单位管理员'
  return (
    <Page width="form">
      <PageTitle title={isMandateOver ? '您的授权已到期' : '您还没有这一项的授权'} above={unit?.name} />
      <Alert title={`请联系${manager}`}>
        {isMandateOver ? '请管理员在“经办人管理”中延长授权有效期。' : '请管理员在“授权系统”和“权限管理”中为您授权。'}
        授权后刷新页面即可办理，不用重新登录。
      </Alert>
      {handovers.length > 0 && (
        <ul className="mt-6" aria-label="业务移交清单">
          {handovers.map(({ id, at }) => (
            <li key={id}>
              <a href={`/unit/handovers/${id}`} className="link inline-block py-2">
                {dayAndMinute(at)}的业务移交清单
              </a>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
