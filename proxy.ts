// The only place that sets the security headers of pages. It decides nothing about who may see what: that is lib/access.
import { type NextRequest, NextResponse } from 'next/server'
import { isReadableCall } from '@/lib/access/is-readable-call'
import { refusalPage } from '@/lib/access/refusal-page'
import { securityHeaders } from '@/lib/access/security-headers'
import { settings } from '@/lib/config/settings'

export async function proxy(request: NextRequest) {
  const refused = await refuse(request)
  if (refused) return withSecurity(refusalPage(refusedWords[refused], refused))
  const isPage = !request.nextUrl.pathname.startsWith('/api/')
  const headers = new Headers(request.headers)
  const policy = contentSecurityPolicy(Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64'))
  // Next reads the nonce for its own scripts out of this request header.
  headers.set('content-security-policy', policy)
  // Where to come back to after signing in; set here in any case, so that nobody else can.
  headers.set('x-zhunkao-path', request.nextUrl.pathname + request.nextUrl.search)

  const response = withSecurity(NextResponse.next({ request: { headers } }))
  // Routes under /api answer files and hot reads, and set a policy and a lifetime of their own.
  if (isPage) {
    response.headers.set('Content-Security-Policy', policy)
    response.headers.set('Cache-Control', 'no-store')
  }
  return response
}

function withSecurity<Answer extends Response>(response: Answer): Answer {
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value)
  if (settings().tlsTerminated) response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  return response
}

/** What Next itself would answer with 500 or repeat at length in its headers: an address with broken escapes or without end; a form from another site; a call that it cannot read. */
async function refuse(request: NextRequest): Promise<400 | 403 | 413 | 414 | null> {
  if (request.nextUrl.href.length > addressCharactersMax) return 414
  try {
    decodeURIComponent(request.nextUrl.pathname)
  } catch {
    return 400
  }
  if (request.method !== 'POST') return null
  // Payment services and browsers' reports post to /api from elsewhere.
  if (!request.nextUrl.pathname.startsWith('/api/') && isForeign(request.headers)) return 403
  if (Number(request.headers.get('content-length')) > bodyBytesMax) return 413
  return (await isReadableCall(request)) ? null : 400
}

/** Was it posted from another site? Its host is taken as Next takes it. */
function isForeign(headers: Headers): boolean {
  const from = headers.get('origin')
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host')
  return from !== null && (!URL.canParse(from) || new URL(from).host !== host)
}

// What everyone asks at the deadline does without: its route sets the headers itself, and has no input to refuse.
const bodyBytesMax = 11 * 1024 * 1024
// Servers in front give up on headers beyond 8 or 16 KB, and Next may answer with the whole address in one.
const addressCharactersMax = 8000

const refusedWords = {
  400: '这个请求无法识别，没有办理任何事项。请返回上一页刷新后再试。',
  403: '这个请求来自别的网站，没有办理任何事项。请从准考网站进入后再试。',
  413: '上传的文件太大，没有保存。照片请不超过 10 MB：把它另存得小一些，再返回上一页上传。',
  414: '这个网址太长，没有打开。请从首页进入要去的页面。',
}

export const config = { matcher: '/((?!_next/static|_next/image|favicon.ico|icon.svg|api/status$).*)' }

const reportPath = '/api/csp-report'
const development = process.env.NODE_ENV === 'development'

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formOrigins()].join(' ')}`,
    // Beside `report-to` a browser ignores it, and reports by that one go out late and over https alone.
    `report-uri ${reportPath}`,
  ].join('; ')
}

/** A form's answer may redirect to the payment page, the face check or the provincial sign-in; the policy must name where it ends. */
function formOrigins(): string[] {
  const { payOrigin, faceOrigin, oidcIssuer } = settings()
  return [payOrigin, faceOrigin, oidcIssuer].flatMap((address) => (address ? [new URL(address).origin] : []))
}
