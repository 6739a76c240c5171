import type { Metadata } from 'next'
import { Alert } from '@/components/ui/alert'
import { changeMobileFlow } from '@/lib/account/recover/mobile-flow'
import { FlowEnd } from '../../../flow-end'

export const metadata: Metadata = { title: '更换成功' }

export default function ChangeMobileEndPage() {
  return (
    <FlowEnd flow={changeMobileFlow}>
      <Alert tone="done" title="手机号码已经更换">
        请回到登录页面，重新找回用户名或密码。
      </Alert>
    </FlowEnd>
  )
}
