import { goOnWith } from '@/lib/access/flow-step'
import { changeMobileFlow } from '@/lib/account/recover/mobile-flow'

export default function RecoverMobileStartPage() {
  return goOnWith(changeMobileFlow)
}
