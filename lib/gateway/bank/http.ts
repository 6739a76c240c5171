import { answered } from '../answered'
import { postSigned } from '../post-signed'
import { bankAnswerSchema } from './messages'
import type { BankGateway } from './port'
import { bankAddress, bankSecret } from './verifier'

/** The banks over HTTP, by the contract of port.ts; the sandbox's simulator is reached the same way. Whoever waits sees a spinner: 5 seconds. */
export function bankGateway(address = bankAddress(), timeoutMs = 5_000): BankGateway {
  return {
    async check({ name, idKind, idNumber, bank, account, mobile }) {
      const asked = { name, idKind, idNumber, bank, account, mobile }
      const posted = address === null ? null : await postSigned(`${address}/checks`, bankSecret(), asked, timeoutMs)
      const answer = answered(bankAnswerSchema, posted)
      return answer.ok ? { ok: true, outcome: answer.value.outcome } : answer
    },
  }
}
