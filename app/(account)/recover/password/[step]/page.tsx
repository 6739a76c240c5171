import type { Metadata } from 'next'
import { recoverPasswordFlow } from '@/lib/account/recover/password-flow'
import { FlowStep, type FlowStepProps } from '../../../flow-step'

export const metadata: Metadata = { title: '找回密码' }

export default function RecoverPasswordPage(props: FlowStepProps) {
  return <FlowStep flow={recoverPasswordFlow} {...props} />
}
