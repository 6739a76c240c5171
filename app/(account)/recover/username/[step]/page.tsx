import type { Metadata } from 'next'
import { recoverUsernameFlow } from '@/lib/account/recover/username-flow'
import { FlowStep, type FlowStepProps } from '../../../flow-step'

export const metadata: Metadata = { title: '找回用户名' }

export default function RecoverUsernamePage(props: FlowStepProps) {
  return <FlowStep flow={recoverUsernameFlow} {...props} />
}
