import { goOnWith } from '@/lib/access/flow-step'
import { changePersonFlow } from '@/lib/account/change/flow'

export default function ChangePersonStartPage() {
  return goOnWith(changePersonFlow)
}
