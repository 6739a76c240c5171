import type { Page } from '@playwright/test'
import { readPdf } from '@/lib/print/testing/read-pdf'
import { expect } from './test'

/** Fetches a paper as the signed-in person, or as whose session is given, and reads it: pages, text without spaces, and the path that its QR code opens. */
export async function readPaper(page: Page, href: string, session?: string) {
  const answer = await page.request.get(href, session ? { headers: { Cookie: `zhunkao=${session}` } } : {})
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const pdf = await readPdf(new Uint8Array(await answer.body()))
  return { pages: pdf.pages.length, text: pdf.text, verifyPath: new URL(pdf.qr ?? '').pathname }
}
