import type { Metadata } from 'next'
import { Alert } from '@/components/ui/alert'
import { recoverUsernameFlow } from '@/lib/account/recover/username-flow'
import { FlowEnd } from '../../../flow-end'

export const metadata: Metadata = { title: '找回用户名成功' }

export default function RecoverUsernameEndPage() {
  return (
    <FlowEnd flow={recoverUsernameFlow}>
      <Alert tone="done" title="验证通过">
        用户名已用短信发送到注册时填写的手机号码，请查看手机短信。
      </Alert>
    </FlowEnd>
  )
}
