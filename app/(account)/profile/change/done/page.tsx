import type { Metadata } from 'next'
import { Alert } from '@/components/ui/alert'
import { changePersonFlow } from '@/lib/account/change/flow'
import { FlowEnd } from '../../../flow-end'

export const metadata: Metadata = { title: '修改成功' }

export default function ChangePersonEndPage() {
  return (
    <FlowEnd flow={changePersonFlow} next={{ href: '/profile', label: '回到用户信息维护' }}>
      <Alert tone="done" title="用户信息已经修改">
        银行核对一致，修改已经生效。
      </Alert>
    </FlowEnd>
  )
}
