import type { Metadata } from 'next'
import { changePersonFlow } from '@/lib/account/change/flow'
import { FlowStep, type FlowStepProps } from '../../../flow-step'

export const metadata: Metadata = { title: '修改用户信息' }

export default function ChangePersonPage(props: FlowStepProps) {
  return <FlowStep flow={changePersonFlow} {...props} />
}
