import type { Metadata } from 'next'
import { Alert } from '@/components/ui/alert'
import { recoverPasswordFlow } from '@/lib/account/recover/password-flow'
import { FlowEnd } from '../../../flow-end'

export const metadata: Metadata = { title: '重置成功' }

export default function RecoverPasswordEndPage() {
  return (
    <FlowEnd flow={recoverPasswordFlow}>
      <Alert tone="done" title="密码已经重置">
        请用新密码登录。以前登录的设备都已退出，锁定也已解除。
      </Alert>
    </FlowEnd>
  )
}
