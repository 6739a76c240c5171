import { goOnWith } from '@/lib/access/flow-step'
import { registerFlow } from '@/lib/account/register/flow'

/** 立即注册. */
export default function RegisterStartPage() {
  return goOnWith(registerFlow)
}
