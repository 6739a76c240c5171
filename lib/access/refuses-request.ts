import { accountKinds } from '@/lib/account/username'
import { settings } from '@/lib/config/settings'

/** Would next-auth answer 500 to this? Unknown actions, bodies that are no JSON object, return addresses that are none (it must be told before). */
export async function refusesRequest(request: Request, nextauth: string[]): Promise<boolean> {
  const [action = '', provider = 'session'] = nextauth
  if (!actions.includes(action) || nextauth.length > 2 || !isProvider(provider)) return true
  const asked = new URL(request.url).searchParams.getAll('callbackUrl')
  const stored = /callback-url=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1]
  if (![...asked, ...(stored === undefined ? [] : [decoded(stored)])].every(isAddress)) return true
  return (
    request.method === 'POST' &&
    request.headers.get('content-type')?.includes('application/json') === true &&
    !(await isJsonObject(request))
  )
}

const actions = ['providers', 'session', 'csrf', 'signin', 'signout', 'callback', 'error']

function isProvider(name: string) {
  return name === 'session' || accountKinds.some((kind) => kind === name)
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** As next-auth judges it: only what begins with a slash is taken as a path of ours. */
function isAddress(text: string) {
  const base = text.startsWith('/') ? settings().publicUrl : undefined
  return URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol)
}

async function isJsonObject(request: Request) {
  try {
    const body: unknown = await request.clone().json()
    return typeof body === 'object' && body !== null && !Array.isArray(body)
  } catch {
    return false
  }
}
