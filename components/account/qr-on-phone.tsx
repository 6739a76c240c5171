import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { SubmitButton } from '@/components/ui/submit-button'
import { exact } from '@/lib/clock/format'

type Asking = { state: string; device: string; address: string; createdAt: Date; own: boolean }
type QrOnPhoneProps = {
  ticket: string
  asking: Asking | null
  /** Why this account may not confirm. */
  refused: string | null
  confirm: (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
  cancel: (form: FormData) => Promise<void>
}

/** Which device asks to go in as the owner of this phone, and yes or no. */
export function QrOnPhone({ ticket, asking, refused, confirm, cancel }: QrOnPhoneProps) {
  if (refused) return <Told tone="error" title="不能扫码登录" words={`${refused}。电脑没有登录。`} />
  if (asking?.own && asking.state !== 'cancelled')
    return <Told tone="done" title="已确认登录" words="电脑正在登录，几秒钟就好。这部手机可以关掉这一页。" />
  if (asking?.state !== 'waiting') {
    return asking?.state === 'cancelled' ? (
      <Told tone="done" title="已取消" words="电脑没有登录。" />
    ) : (
      <Told tone="error" title="二维码已失效" words="已经用过、过期，或已由别的手机确认。请在电脑上换一个二维码再扫。" />
    )
  }
  return (
    <Card title="这台电脑要用您的账号登录">
      <DescriptionList
        items={[
          { term: '设备', detail: asking.device },
          { term: '网络地址', detail: asking.address },
          { term: '显示二维码', detail: exact(asking.createdAt) },
        ]}
      />
      <div className="my-5">
        <Alert tone="soon" title="是您自己正在用的电脑吗？">
          二维码是别人发给您的，或者不是您面前的电脑，请点“取消”：确认后，对方就能以您的身份办事。
        </Alert>
      </div>
      <ActionForm action={confirm}>
        <input type="hidden" name="ticket" value={ticket} />
        <SubmitButton wide pendingLabel="正在确认…">
          确认登录
        </SubmitButton>
      </ActionForm>
      <form action={cancel} className="mt-3">
        <input type="hidden" name="ticket" value={ticket} />
        <SubmitButton tone="secondary" wide>
          取消
        </SubmitButton>
      </form>
    </Card>
  )
}

function Told({ tone, title, words }: { tone: 'done' | 'error'; title: string; words: string }) {
  return (
    <>
      <Alert tone={tone} live title={title}>
        {words}
      </Alert>
      <div className="mt-6">
        <ButtonLink href="/" tone="secondary">
          回到首页
        </ButtonLink>
      </div>
    </>
  )
}
