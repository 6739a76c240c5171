import { Alert } from '@/components/ui/alert'
import { ButtonLink } from '@/components/ui/button'

/** To whom came by 省政务服务网 and has neither bank nor password yet: until then this is the only way in, and no payment goes out. */
export function IncompleteNote({ paying = false }: { paying?: boolean }) {
  return (
    <div className="mb-6">
      <Alert tone="soon" title={paying ? '缴费前请先完善账号信息' : '请完善账号信息'}>
        <p>
          您的账号由省政务服务网认证建立，还没有银行信息和密码：现在只能从省政务服务网认证入口登录，完善之前不能缴费。
          请准备一张本人的银行借记卡或金融社保卡。
        </p>
        <div className="mt-3">
          <ButtonLink href="/profile/change" size="small">
            去完善
          </ButtonLink>
        </div>
      </Alert>
    </div>
  )
}
