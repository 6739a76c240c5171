import type { Metadata } from 'next'
import { registerFlow } from '@/lib/account/register/flow'
import { FlowStep, type FlowStepProps } from '../../flow-step'

export const metadata: Metadata = { title: '用户注册' }

export default function RegisterStepPage(props: FlowStepProps) {
  return <FlowStep flow={registerFlow} {...props} />
}
