import { ActionForm } from '@/components/form/action-form'
import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FaceStanding } from '@/lib/account/face-words'
import { exact } from '@/lib/clock/format'

type FaceOnPhoneProps = {
  ticket: string
  check: { purpose: string; device: string; askedAt: Date; standing: FaceStanding } | null
  action: (previous: { message: string } | null, form: FormData) => Promise<{ message: string } | null>
}

/** The phone's side of a face check: begin, or how it ended. */
export function FaceOnPhone({ ticket, check, action }: FaceOnPhoneProps) {
  if (!check || check.standing === 'expired')
    return (
      <Alert tone="error" title="二维码已失效">
        二维码 5 分钟内有效，只能使用一次。请在原来的页面点“换一个二维码”，再用手机扫描。
      </Alert>
    )
  if (check.standing === 'match')
    return (
      <Alert tone="done" title="人脸识别已通过">
        请回到刚才扫码的页面，它会自动进入下一步；本页可以关闭。
      </Alert>
    )
  if (check.standing === 'mismatch')
    return (
      <Alert tone="error" title="人脸识别没有通过">
        请由本人在光线充足的地方再试一次：回到刚才的页面，点“换一个二维码”再扫描；也可以改用其他找回方式。
      </Alert>
    )
  return (
    <div className="space-y-5">
      {check.standing === 'unreachable' && (
        <Alert tone="soon" title="识别服务暂时没有应答">
          <p>这不算识别失败。请稍等几秒后刷新本页查看结果，或者重新识别。</p>
          <p className="mt-3">
            <ButtonLink href={`/face/${encodeURIComponent(ticket)}`} tone="secondary" size="small">
              刷新结果
            </ButtonLink>
          </p>
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: '办理事项', detail: check.purpose },
          { term: '请求设备', detail: check.device },
          { term: '请求时间', detail: exact(check.askedAt) },
        ]}
      />
      <Alert tone="soon" title="请先核对">
        如果不是您本人正在这台设备上办理，请关闭本页，不要继续：您的人脸识别通过后，对方就能继续办理，动用您的账号。
      </Alert>
      <ActionForm action={action}>
        <input type="hidden" name="ticket" value={ticket} />
        <SubmitButton wide pendingLabel="正在打开…">
          开始人脸识别
        </SubmitButton>
      </ActionForm>
    </div>
  )
}
