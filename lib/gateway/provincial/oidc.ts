// Tokens live in this file for the length of a call: nothing of them is stored or shown.
import * as oidc from 'openid-client'
import { settings } from '@/lib/config/settings'
import { log } from '@/lib/log/log'
import { identityOf } from './claims'
import { provincialClient } from './client'
import type { Begun, Failure, Finished, ProvincialGateway } from './port'

/** The provincial platform over HTTP, by the contract of port.ts; the sandbox's `oidc-provider` is reached the same way. */
export function provincialGateway(issuer = settings().oidcIssuer, timeoutSeconds = 5): ProvincialGateway {
  const client = provincialClient()
  return {
    begin: (type) =>
      attempted<Begun>(async () => {
        const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
        const url = oidc.buildAuthorizationUrl(await discover(), {
          redirect_uri: client.redirectUri,
          scope: 'openid profile phone identity',
          state: attempt.state,
          nonce: attempt.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
          code_challenge_method: 'S256',
          // On a computer that many use the platform must not let the one before in again.
          prompt: 'login',
          user_type: type,
        })
        return { ok: true, url: url.href, attempt }
      }),
    finish: (query, { state, nonce, verifier }) =>
      attempted<Finished>(async () => {
        const config = await discover()
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await oidc.authorizationCodeGrant(config, new URL(query, client.redirectUri), checks)
        const subject = tokens.claims()?.sub ?? ''
        const identity = identityOf(await oidc.fetchUserInfo(config, tokens.access_token, subject))
        return identity ? { ok: true, identity } : { ok: false, failure: 'unreadable' }
      }),
  }

  /** Asked anew each time: keys and addresses are the platform's to change. */
  function discover() {
    if (!issuer) throw new TypeError('OIDC_ISSUER is not set')
    // Production takes none but https issuers (settings.ts); the simulator is on this machine.
    const execute = issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : []
    return oidc.discovery(new URL(issuer), client.id, undefined, oidc.ClientSecretBasic(client.secret), {
      execute,
      timeout: timeoutSeconds,
    })
  }
}

async function attempted<Done>(work: () => Promise<Done>): Promise<Done | { ok: false; failure: Failure }> {
  try {
    return await work()
  } catch (error) {
    const failure = failureOf(error)
    // The name only: the rest may quote what the platform or the browser sent.
    if (failure !== 'cancelled') log.warn({ failure, why: codeOf(error) }, 'a provincial sign-in failed')
    return { ok: false, failure }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof oidc.AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : 'refused'
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'unreachable' : 'refused'
  const unreachable = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
  if (error instanceof oidc.ClientError) return unreachable.includes(error.code ?? '') ? 'unreachable' : 'refused'
  if (error instanceof oidc.WWWAuthenticateChallengeError) return 'refused'
  // What fetch throws where nobody answers.
  if (error instanceof TypeError) return 'unreachable'
  throw error
}

function codeOf(error: unknown): string {
  return error instanceof Error ? String((error as { code?: unknown }).code ?? error.name) : 'unknown'
}
