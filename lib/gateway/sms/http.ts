import { postSigned } from '../post-signed'
import { smsAddress, smsSecret } from './carrier'
import type { SmsGateway } from './port'

/** The carrier over HTTP, by the contract of port.ts; the sandbox's simulator is reached the same way. */
export function smsGateway(address = smsAddress(), timeoutMs = 5_000): SmsGateway {
  return {
    async send(sms) {
      if (address === null) return { ok: false, again: true }
      const posted = await postSigned(`${address}/messages`, smsSecret(), sms, timeoutMs)
      if (posted.reached && posted.status === 200) return { ok: true }
      return { ok: false, again: !posted.reached || posted.status >= 500 }
    },
  }
}
