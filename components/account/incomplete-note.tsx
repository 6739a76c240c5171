import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'

/** To whom came by 省政务服务网 and has no password, and of whom no bank has been asked yet: no payment goes out until then. */
export function IncompleteNote({ paying = false }: { paying?: boolean }) {
  return (
    <div className="mb-6">
      <Alert tone="soon" title={paying ? '缴费前请先完善账号信息' : '请完善账号信息'}>
        <p>{words}</p>
        <div className="mt-3">
          <ButtonLink href="/profile/change" size="small">
            去完善
          </ButtonLink>
        </div>
      </Alert>
    </div>
  )
}

const words =
  '您的账号由省政务服务网认证建立，还没有密码，也没有经银行核对：现在只能从省政务服务网认证入口登录，完善之前不能缴费。请准备一张本人的银行借记卡或金融社保卡。'
