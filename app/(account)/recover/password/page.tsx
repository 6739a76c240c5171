import { goOnWith } from '@/lib/access/flow-step'
import { recoverPasswordFlow } from '@/lib/account/recover/password-flow'

export default function RecoverPasswordStartPage() {
  return goOnWith(recoverPasswordFlow)
}
