import { answered } from '../answered'
import { postSigned } from '../post-signed'
import { educationAnswerSchema } from './messages'
import type { EducationGateway } from './port'
import { educationAddress, educationSecret } from './register'

/** 学信网 over HTTP, by the contract of port.ts; the sandbox's simulator is reached the same way. Nobody waits at a screen: 5 seconds. */
export function educationGateway(address = educationAddress(), timeoutMs = 5_000): EducationGateway {
  return {
    async check({ reference, name, idKind, idNumber, number, level, school }) {
      const asked = { reference, name, idKind, idNumber, number, level, school }
      const posted = address === null ? null : await postSigned(`${address}/checks`, educationSecret(), asked, timeoutMs)
      const answer = answered(educationAnswerSchema, posted)
      if (!answer.ok) return answer
      const { outcome, record } = answer.value
      return { ok: true, outcome, record: outcome === 'passed' ? (record ?? null) : null }
    },
  }
}
