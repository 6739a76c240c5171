import type { Metadata } from 'next'
import { changeMobileFlow } from '@/lib/account/recover/mobile-flow'
import { FlowStep, type FlowStepProps } from '../../../flow-step'

export const metadata: Metadata = { title: '更换手机号' }

export default function RecoverMobilePage(props: FlowStepProps) {
  return <FlowStep flow={changeMobileFlow} {...props} />
}
