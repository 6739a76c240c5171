import { goOnWith } from '@/lib/access/flow-step'
import { recoverUsernameFlow } from '@/lib/account/recover/username-flow'

export default function RecoverUsernameStartPage() {
  return goOnWith(recoverUsernameFlow)
}
