import { normaliseMobile } from '@/lib/text/mobile'
import type { Answers } from '@/lib/workflow/form'
import { checkBankAccount } from './bank-account'
import { personIn } from './gates'

/** What the bank agreed to, as it is kept. Throws where a flow came to its end without it. */
export function provedPerson(answers: Answers) {
  const account = checkBankAccount(answers.account ?? '')
  const mobile = normaliseMobile(answers.mobile ?? '')
  if (!account.ok || !mobile) throw new Error('a flow came to its end without what its steps ask for')
  return { ...personIn(answers), bank: answers.bank ?? '', account: account.account, mobile }
}
