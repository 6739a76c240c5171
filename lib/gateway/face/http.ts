import { answered } from '../answered'
import { postSigned } from '../post-signed'
import { faceAnswerSchema, faceOpenedSchema } from './messages'
import type { FaceGateway } from './port'
import { faceAddress, faceSecret } from './service'

/** The face check over HTTP, by the contract of port.ts; the sandbox's simulator is reached the same way. */
export function faceGateway(address = faceAddress(), timeoutMs = 3_000): FaceGateway {
  const post = async (path: string, value: object) =>
    address === null ? null : postSigned(`${address}${path}`, faceSecret(), value, timeoutMs)
  return {
    async open({ reference, name, idKind, idNumber, returnUrl, expiresAt }) {
      const answer = answered(
        faceOpenedSchema,
        await post('/checks', { reference, name, idKind, idNumber, returnUrl, expiresAt }),
      )
      return answer.ok ? { ok: true, url: answer.value.url } : answer
    },
    async ask(reference) {
      const answer = answered(faceAnswerSchema, await post('/checks/query', { reference }))
      return answer.ok ? { ok: true, outcome: answer.value.outcome } : answer
    },
  }
}
