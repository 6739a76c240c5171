import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Response } from '@playwright/test'
import { titleKnowledgeId } from '@/db/seed/exams'
import { transition } from '@/lib/workflow/transition'
import type { Finding } from './findings'
import { seedCandidates } from './seed-candidates'
import type { Stack } from './stack'

const exam = `/exams/${titleKnowledgeId}`

type Loaded = { script: number; stylesheet: number; document: number; files: number }

/** what real Chromium fetches until `load`, as gzip: scripts and style sheets of every interactive candidate page. */
export async function measureBundle(stack: Stack): Promise<Finding[]> {
  const people = await seedCandidates(stack.ownerUrl, { name: 'bundle', count: 2, state: 'draft' })
  const [draft, confirmed] = people
  if (!draft || !confirmed) throw new Error('nobody was seeded')
  const outcome = await transition(confirmed.viewer, confirmed.caseId, 'confirm')
  if (!outcome.ok) throw new Error(outcome.message)
  const port = await stack.site()
  const pages: { path: string; cookie: string; name?: string }[] = [
    ...['/', '/login'].map((path) => ({ path, cookie: '' })),
    ...['/exams/current', '/exams/mine', '/messages'].map((path) => ({ path, cookie: draft.cookie })),
    ...['health', 'integrity', 'notice', 'details', 'choice', 'confirm'].map((step) => ({
      path: `${exam}/${step}`,
      cookie: draft.cookie,
    })),
    { path: `${exam}/pay`, cookie: confirmed.cookie },
    { path: `/exams/mine/${confirmed.caseId}`, cookie: confirmed.cookie, name: '/exams/mine/[caseId]' },
  ]
  const browser = await startBrowser()
  const stop = () => void browser.close()
  stack.signal.addEventListener('abort', stop)
  try {
    const findings: Finding[] = []
    let css = 0
    for (const { path, cookie, name = path } of pages) {
      const loaded = await loadPage(browser, `http://127.0.0.1:${port}${path}`, cookie)
      css = Math.max(css, loaded.stylesheet)
      const from = `${loaded.files} script files; the document ${kilobytes(loaded.document).toFixed(1)} KB`
      findings.push({
        requirement: 'Q-55',
        what: `JavaScript of ${name}`,
        found: kilobytes(loaded.script),
        unit: 'KB',
        goal: { atMost: 150 },
        from,
      })
    }
    return [
      ...findings,
      {
        requirement: 'Q-55',
        what: 'CSS, the largest of these pages',
        found: kilobytes(css),
        unit: 'KB',
        goal: { atMost: 15 },
        from: 'style sheets as gzip',
      },
    ]
  } finally {
    stack.signal.removeEventListener('abort', stop)
    await browser.close()
  }
}

const kilobytes = (bytes: number) => bytes / 1000

async function loadPage(browser: Browser, url: string, cookie: string): Promise<Loaded> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    const [name, value] = cookie.split('=')
    if (name && value) await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    const responses: Response[] = []
    const keep = (response: Response) => void responses.push(response)
    page.on('response', keep)
    const answer = await page.goto(url, { waitUntil: 'load' })
    page.off('response', keep)
    if (answer?.status() !== 200 || page.url() !== url) throw new Error(`${url} led to ${answer?.status()} ${page.url()}`)
    const loaded = { script: 0, stylesheet: 0, document: 0, files: 0 }
    for (const response of responses) {
      const kind = response.request().resourceType()
      if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'document') continue
      loaded[kind] += gzipSync(await response.body()).byteLength
      if (kind === 'script') loaded.files += 1
    }
    return loaded
  } finally {
    await context.close()
  }
}

// As in playwright.config.ts: the system's Chromium where there is one, else Playwright's own.
function startBrowser() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking']
  return chromium.launch({
    args,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(executablePath ? { executablePath } : {}),
  })
}
