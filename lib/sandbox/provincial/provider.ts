// The simulated provincial platform: `oidc-provider` as it is, with invented people and a page of our own to choose one.
import { generateKeyPairSync } from 'node:crypto'
import Provider from 'oidc-provider'
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'
import { citizens, type PlatformUser } from '@/db/seed/citizens'

type Client = { id: string; secret: string; redirectUris: string[] }
type Context = { oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider } }

/** A provider at `issuer` that knows one client. It forgets everything when its process ends, signing keys included. */
export function makeProvider(issuer: string, client: Client): Provider {
  return new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: client.redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    scopes: ['openid'],
    claims: {
      openid: ['sub'],
      profile: ['name', 'gender', 'birthdate'],
      phone: ['phone_number', 'phone_number_verified'],
      identity: ['user_type', 'id_kind', 'id_number', 'organization_name', 'organization_code'],
    },
    extraParams: ['user_type'],
    pkce: { required: () => true },
    jwks: { keys: [signingKey()] },
    cookies: { keys: [generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }).d] },
    features: { devInteractions: { enabled: false } },
    // Under /sandbox like all simulators.
    routes: { userinfo: '/sandbox/userinfo' },
    ttl: { AuthorizationCode: 60, AccessToken: 300, IdToken: 300, Interaction: 600, Session: 600, Grant: 600 },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, sub: string) => {
      const found = citizens.find((one) => one.sub === sub)
      return found && { accountId: sub, claims: () => claimsOf(found) }
    },
    loadExistingGrant: grantAll,
    renderError: (ctx: { body: string; type: string }) => {
      ctx.type = 'text/plain; charset=utf-8'
      ctx.body = '模拟的省政务服务网：这个请求有误或已过期，请回到准考的登录页重新进入。'
    },
  })
}

/** Nobody is asked twice: who chose to sign in agrees that this one client learns who it is. */
async function grantAll({ oidc: { client, session, provider } }: Context) {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile phone identity')
  await grant.save()
  return grant
}

function claimsOf({ sub, type, name, idKind, idNumber, sex, birthDate, mobile, unit }: PlatformUser) {
  return {
    sub,
    user_type: type,
    name,
    id_kind: idKind,
    id_number: idNumber,
    ...(sex ? { gender: sex === '男' ? 'male' : 'female' } : {}),
    ...(birthDate ? { birthdate: birthDate } : {}),
    ...(mobile ? { phone_number: mobile, phone_number_verified: true } : {}),
    ...(unit ? { organization_name: unit.name, organization_code: unit.code } : {}),
  }
}

function signingKey() {
  return { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }
}
