import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { dayAndMinute } from '@/lib/clock/format'

export type ShownLink = { address: string; expiresAt: Date }

/** The link with which a handler sets the password, shown this once. */
export function LinkShown({ link, title }: { link: ShownLink; title: string }) {
  return (
    <Alert tone="done" live title={title}>
      <p>
        请把下面的链接当面或用单位内部渠道交给本人，由本人设置密码。<strong>链接只显示这一次</strong>，用一次就失效，
        {dayAndMinute(link.expiresAt)} 过期。
      </p>
      <p className="my-3 select-all break-all rounded-lg border border-line bg-card px-3 py-2 font-mono text-sm">
        {link.address}
      </p>
      <CopyButton text={link.address}>复制链接</CopyButton>
    </Alert>
  )
}
