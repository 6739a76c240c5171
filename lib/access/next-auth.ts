// next-auth runs the ways of signing in; what it puts into the cookie is the opaque id of a session row.
import { createHash, randomBytes } from 'node:crypto'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { safePath } from '@/lib/account/safe-path'
import { sessionHoursMax } from '@/lib/account/session-limits'
import { type AccountKind, accountKinds } from '@/lib/account/username'
import { settings } from '@/lib/config/settings'
import { derivedKey } from '@/lib/crypto/sealed'
import { endSession, openSession, sessionCookie, viewerOf } from './session'
import { checkSignIn, type Origin, type SignInRefusal } from './sign-in'

type Outcome = { refusal?: SignInRefusal; sessionId?: string; recoveryCode?: boolean }
export type SignInRequest = { origin: Origin; sessionId: string | null }

/** Signs in with what a form sent; the answer's id belongs into the session cookie. Refusals: see `checkSignIn`. */
export async function signInWith(
  kind: AccountKind,
  typed: Record<string, string>,
  request: SignInRequest,
): Promise<{ ok: true; sessionId: string; recoveryCode: boolean } | SignInRefusal> {
  const outcome: Outcome = {}
  const options = authOptions(request, outcome)
  const csrf = csrfPair(options.secret ?? '')
  const handle = NextAuth(options) as (request: object, response: object) => Promise<void>
  const response = silentResponse()
  await handle(
    {
      method: 'POST',
      query: { nextauth: ['callback', kind] },
      headers: {},
      cookies: { [csrfCookieName()]: csrf.cookie },
      body: { ...typed, csrfToken: csrf.token },
    },
    response,
  )
  if (outcome.sessionId) return { ok: true, sessionId: outcome.sessionId, recoveryCode: outcome.recoveryCode ?? false }
  if (outcome.refusal) return outcome.refusal
  throw new Error(`next-auth answered a sign-in with status ${response.statusCode}`)
}

/** next-auth's options for one request. `outcome` is told what happened, because next-auth itself only puts errors into addresses. */
export function authOptions(request: SignInRequest, outcome: Outcome = {}): NextAuthOptions {
  const { publicUrl } = settings()
  // next-auth would otherwise take localhost:3000 or believe the Host header.
  process.env.NEXTAUTH_URL = publicUrl
  return {
    secret: derivedKey('next-auth').toString('base64url'),
    providers: accountKinds.map((kind) => credentials(kind, request, outcome)),
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    session: { strategy: 'jwt', maxAge: sessionHoursMax * 3600 },
    cookies: { sessionToken: sessionCookie() },
    logger: { error: logUnexpected, warn: () => {}, debug: () => {} },
    callbacks: {
      redirect: ({ url }) =>
        publicUrl + safePath(typeof url === 'string' && url.startsWith(publicUrl) ? url.slice(publicUrl.length) : url),
      session: ({ session }) => ({ expires: session.expires, user: { name: session.user?.name ?? null } }),
    },
    events: { signOut: ({ token }) => endSession(String(token.sessionId)) },
    jwt: {
      // Runs at each reading of the session too: only a sign-in opens a new one.
      encode: async ({ token }) => {
        if (typeof token?.sessionId === 'string') return token.sessionId
        if (typeof token?.sub !== 'string') throw new Error('next-auth asked for a session without an account')
        const { deviceName, address } = request.origin
        outcome.sessionId = await openSession(token.sub, { device: deviceName, address }, request.sessionId)
        return outcome.sessionId
      },
      decode: async ({ token }) => {
        const viewer = await viewerOf(token ?? null)
        return viewer && token ? { sub: viewer.accountId, name: viewer.name, sessionId: token } : null
      },
    },
  }
}

function credentials(kind: AccountKind, { origin }: SignInRequest, outcome: Outcome) {
  return Credentials({
    id: kind,
    credentials: { username: {}, password: {}, code: {}, proof: {} },
    authorize: async (typed) => {
      const checked = await checkSignIn(kind, typed, origin)
      if (checked.ok) {
        outcome.recoveryCode = checked.recoveryCode ?? false
        return checked.account
      }
      outcome.refusal = checked
      return null
    },
  })
}

function logUnexpected(code: string, details: unknown) {
  // An ended session is no error.
  if (code !== 'JWT_SESSION_ERROR') console.error('next-auth', code, details instanceof Error ? details.message : '')
}

function csrfCookieName() {
  return `${settings().publicUrl.startsWith('https://') ? '__Host-' : ''}next-auth.csrf-token`
}

// A server action has passed Next's check of where it comes from; next-auth wants a token of its own besides.
function csrfPair(secret: string) {
  const token = randomBytes(32).toString('hex')
  return { token, cookie: `${token}|${createHash('sha256').update(`${token}${secret}`).digest('hex')}` }
}

/** What next-auth writes to: our own code sets the cookie and redirects. */
function silentResponse() {
  const response = {
    statusCode: 0,
    getHeader: () => undefined,
    setHeader: () => response,
    status: (code: number) => {
      response.statusCode = code
      return response
    },
    json: () => response,
    send: () => response,
    end: () => response,
  }
  return response
}
